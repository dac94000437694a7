// The forms of lines that belong to the site or the document. See text_form.h.
#include "extract/boilerplate.h"

namespace dossier {
namespace {

constexpr TextForm kForms[] = {
    // Ways through a site, as above a page's title.
    {"a way past the menu",
     R"((?:(?:skip|jump) (?:to )?(?:the )?(?:main )?(?:content|text|navigation|search|menu|footer) ?){1,5}|zum inhalt.*|(?:saltar|ir) (?:al|para o) contenido(?: principal)?|(?:saltar|ir|pular) para o conteudo(?: principal)?|aller au contenu.*)",
     "Skip to main content", "Skip to the third chapter", true},
    {"a way back",
     R"((?:< ?|« ?|‹ ?|← ?)?(?:back to|zuruck (?:zur|zum|zu)|retour (?:a|aux?)|volver (?:al?|a la)|voltar) .{1,30})",
     "« Back to the results", "Back to school after the flood: classrooms for 4,000", true},
    {"where you are",
     R"((?:you are here|sie sind hier|sie befinden sich hier|vous etes ici|estas (?:aqui|en)|usted esta (?:aqui|en)|(?:voce )?esta (?:aqui|em)|current location) ?[:>].*)",
     "You are here: Home", "You are here to help", true},
    {"the name of a path",
     R"(fil d.?ariane|breadcrumbs?|migas? de pan|ruta de navegacion|brotkrumen.{0,12}|trilha de navegacao)",
     "Fil d'Ariane", "Breadcrumbs of Ariadne", true},
    {"languages",
     R"((?:(?:[a-z]{2}|english|francais|deutsch|espanol|portugues|italiano|nederlands)(?:[ |/·-]+|$)){1,8})",
     "EN | FR | Español", "English for nurses", true},
    {"a menu's sign", R"(.{0,40}\xe2\x98\xb0.{0,40})", "☰ Menu", "Menus for schools", true},
    {"what is on the page",
     R"((?:jump to|go to|on this page|in this (?:section|page|article|issue)|auf dieser seite|sur cette page|en esta pagina|nesta pagina|in questa pagina|op deze pagina) ?:.*|jump to (?:navigation|search).*)",
     "On this page: Aims, Partners", "In this section of the river", true},
    // Of the document.
    {"a page's number by its name",
     R"((?:page|seite|pagina|p\.) ?\d+(?: ?(?:of|von|de|sur|/) ?\d+)?)", "Page 3 of 12",
     "Page 3 tells of the well"},
    {"a page's number", R"(\d+ ?\| ?page|- ?\d+ ?-|\d{1,4}|\[\d+\])", "- 7 -", "7 wells"},
    {"rights", R"((?:c\) |©|copyright\b|\(c\) ).*)", "© 2014 Well Fund", "Copy, right and left"},
    {"rights, somewhere", R"(.*\b(?:all rights reserved|tous droits reserves)\b.*)",
     "2014 Well Fund. All rights reserved.", "All rights of the reserved"},
    {"a button",
     R"(back|cargar mas.*|print(?: this page)?|share(?:\b.{0,40})?|read more.{0,4}|more.{0,3}|download.{0,30}|menu|search|next|previous|older news.{0,3}|load more|view all.{0,20}|see all.{0,20}|next page\W*|previous page\W*|top of page|en savoir plus|lire la suite\W*|leer mas\W*|weiterlesen\W*|mehr\W*|saiba mais\W*|drucken|teilen|imprimir|compartir\b.{0,40}|partager\b.{0,40}|partilhar\b.{0,40}|compartilhar\b.{0,40}|condividi\b.{0,40}|delen via .*|(?:text size|font size|tamano (?:del texto|de letra)|taille du texte|schriftgrosse|tamanho (?:do texto|da letra))\b.{0,12}|comments? ?\(\d+\))",
     "Read more »", "Read more books in Fiji"},
    {"a pager by words",
     R"((?:<< ?|« ?|> ?)?(?:first|inicio|debut|anfang|premiere?|primera|primeira)\b.*\b(?:next|last|siguiente|fin|suivant|ultima|weiter|ende)\b[ >»›]*)",
     "« First 1 2 3 Next »", "First aid for the next flood"},
    {"a pager by numbers", R"((?:[\d.… ]+ ?)+(?:next|weiter|suivant|siguiente)?\W*)",
     "1 2 3 … 9 next", "1 2 3 wells"},
    {"an offer to stay in touch",
     R"((?:subscribe|sign up|to unsubscribe|follow us|stay informed|newsletter|we value your privacy)\b.*)",
     "Follow us on the web", "Followed: us and the herds"},
    {"an offer to stay in touch, somewhere", R"(.*\bsubscribe to our newsletter\b.*)",
     "Please subscribe to our newsletter", "Subscribers to a newsletter of herders"},
    {"how results are shown",
     R"((?:filter|sort|results?) (?:by|per page)\b.*|(?:total|results?): \d+ .{0,40}|\d+ (?:records?|results?|items?)(?: found)?)",
     "Sort by date", "Sorted waste"},
    {"when the page was changed",
     R"((?:last )?(?:updated?|modified|edited|edit|reviewed)\b.{0,40}\d{4}.{0,20}|page maintained by\b.*)",
     "Last updated: 4 May 2012",
     "Updated maps of 2012, drawn anew by herders for herders of the steppe"},
    {"when the page was printed",
     R"((?:data sheet |report |page )?(?:generated|printed|exported|created) (?:on |at )?\d.*)",
     "Printed on 4.5.2012", "Printed maps"},
    {"a picture's words", R"((?:photo|photos|foto|image|picture)s? ?(?::|©).*|@?istock.*)",
     "Photo: A. Lund", "Photographs of wells"},
    {"a picture's place",
     R"(\[ ?(?:image|img|photo|picture|logo|icon|illustration|video|map|bild|foto|imagen|imagem|carte|karte|immagine)s?\b[^\]]{0,80}\])",
     "[image: midwife with scale]", "[Imagine] a city of bees"},
    {"buttons", R"((?:\[[^\[\]\d]{1,40}\]\s*)+)", "[Good practice]  [Success story]",
     "[Good] practices of herders"},
    {"a picture's seller", R"(.*shutterstock.*)", "Well (Shutterstock)", "Shutters"},
    {"how to reach somebody",
     R"((?:tel|telephone|phone|fax|e-?mail|website|web|internet)\b[.:]? .*)", "Tel. 1234",
     "Telling tales"},
    {"an address on the web", R"([\w.+-]+@[\w-]+\.[\w.-]+|(?:https?://|www\.)\S+)",
     "www.well.example", "www is wide"},
    {"a hidden address", R"(.*\[email protected\].*)", "Write to [email protected]",
     "Mail protected by law"},
    {"a rule", R"(_{3,})", "_____", "__"},
    {"a notice about the article",
     R"(this (?:article|section|page) (?:needs|is a stub|may |relies|has multiple|does not cite|contains).*)",
     "This article is a stub.", "This article of clothing"},
    {"cookies",
     R"(.*(?:\bcookies?\b.*\b(?:accept|settings|policy|use|consent)\b|\b(?:accept|use|agree)\b.*\bcookies?\b|\b(?:uses?|stores?|sets?|places?|utilise|utiliza|verwendet|setzt|usa|gebruikt|utilizza|plaatst)\b.{0,40}\bcookies\b).*)",
     "We use cookies.", "Cookies for Kids"},
    {"what is kept on a device", R"(.*\bstore information on your device\b.*)",
     "We store information on your device", "A store of information"},
    {"a letter that the browser shows",
     R"(.*(?:\b(?:view|read|open|see) (?:this|it|the) ?(?:e-?mail|newsletter|message)?\b.{0,20}\bbrowser\b|\bim browser (?:offnen|ansehen|anzeigen)\b|\ben (?:su|el) navegador\b|\bno (?:seu )?navegador\b|\bdans (?:votre|le) navigateur\b).*)",
     "View this email in your browser", "A browser for the blind"},
};

}  // namespace

std::span<const TextForm> boilerplate_forms() {
  return kForms;
}

}  // namespace dossier
