// The forms of lines that say when and by whom a text was posted. See text_form.h and byline.h.
#include "extract/byline.h"

namespace dossier {
namespace {

// One more row would have all of them indented anew.
// clang-format off
constexpr TextForm kForms[] = {
    {"posted, and a link to the rest",
     R"(\(?(?:posted|published|released|publie|publicado|pubblicato|veroffentlicht|gepubliceerd)\b:?(?: (?:on|le|el|em|am|il|op))? [^()]{6,36}\)? *(?:read (?:more|on)|leer mas|seguir leyendo|lire la suite|ler mais|saiba mais|weiterlesen|mehr|leggi tutto|lees meer)\W{0,4})",
     "(Publicado el 28 de septiembre de 2018)  Leer más", "Published on paper, so read on the train"},
    {"posted at an hour, and perhaps where",
     R"(\(?(?:posted|published|publie|publicado|pubblicato|veroffentlicht|gepubliceerd)\b:?(?: (?:on|le|el|em|a|am|il|op))? [^()|]{6,30}?,? (?:(?:at|a|as|las|a las|um|alle|om) )?\d{1,2}(?:[:.]| ?h ?)\d{2}(?: ?(?:h|hrs|uhr|uur|am|pm|gmt|cet))?\)?(?: ?(?:[|/-]|\xc2\xb7) ?[^|]{2,40})?)",
     "Publicado a 24 de junho de 2021, às 15h10 | Níger", "Published on time: 24 of 30 books"},
    {"posted by somebody, or in a rubric",
     R"(\(?(?:-- ?|\xe2\x80\x94 ?)?(?:posted|published|written|publie|publicado|veroffentlicht)\b.{0,40}\b(?:by|in|par|por|von|dans|em|en)\b.{0,60})",
     "Posted on March 3rd, 2014 by Ana", "Posters of March 2014 by Ana"},
    {"by somebody, posted",
     R"((?:by|par|por|von) .{2,60}(?:posted|published|publie|publicado|veroffentlicht)\b.{0,80})",
     "By Ana Lund, published 3 March 2014", "By 3 March 2014 all posts were filled"},
    {"a day in numbers, by whom",
     R"([\d/. -]{8,12},? ?(?:by|par|por|von) [^\d]{2,40})",
     "03/03/2014 by Ana", "2014, by Ana"},
    {"a day in words and a mark, by whom",
     R"((?:[a-z]{2,10}\.?,? )?\d{1,2}\.? [a-z]{3,10}\.? \d{4} ?[^\w ]{1,3} ?(?:by|par|por|von|di|door) [^\d]{2,40})",
     "Mon, 14 Sep 2020 . by Tosin Adewale", "14 Sep 2020 by the river, a bridge"},
    {"how long it takes to read",
     R"(.{6,30} \W{1,3} ?\d+ ?min(?:ute[ns]?|utos?|uti)?\.? (?:read|watch|listen|de lecture|de lectura|de leitura|di lettura|lesezeit|leestijd)(?: ?\W{1,3} ?(?:by|par|por|von|di|door) .{2,40})?)",
     "3 March 2014 · 4 min read", "3 March 2014, a 4 minute walk"},
    {"by somebody, between bars",
     R"((?:by|par|por|von|di|door) [^|]{2,40}(?: *\| *[^|]{1,60}){1,4})",
     "By Ana Lund | May 3, 2012 | News", "By May 3, 2012 the wells were open"},
    {"a kind of news, of a day",
     R"(\(?(?:meldung|pressemitteilung|mitteilung|nachricht|communique|comunicado|nota|noticia|news item|press release|release)(?: de presse| de prensa| de imprensa)? (?:vom|du|del|de|do|of|from|dated) .{6,30})",
     "Pressemitteilung vom 3. März 2014", "Mitteilungen vom März 2014"},
    {"posted, and under what",
     R"((?:posted|published|publie|publicado|veroffentlicht)\b.{6,40}[|/] ?(?:filed|posted|categor|tags?|topic|under|in\b|sous|dans|rubri|kategorie|etiquet).{0,80})",
     "Published 3 March 2014 | Topic: water", "Published 3 March 2014, water"},
    {"posted, and changed",
     R"((?:posted|published|publie|publicado|veroffentlicht)\b.{6,30}\W (?:last )?(?:updated?|modified|mise? a jour|modifie|actualizado|atualizado|aggiornato|aktualisiert|geandert)\b.{6,40})",
     "Publié le 3 mars 2014 - Mis à jour le 4 mars 2014", "Publié le 3 mars 2014, jour de marché"},
    {"filed by somebody on a day",
     R"((?:filed|reported|submitted|entered|contributed) by .{2,40} on .{6,40})",
     "Filed by Sita Rai on 26 January 2016", "Filed on 26 January 2016"},
};
// clang-format on

}  // namespace

std::span<const TextForm> byline_forms() {
  return kForms;
}

}  // namespace dossier
