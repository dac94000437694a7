// The forms of what is no project. See text_form.h.
#include "extract/no_project.h"

namespace dossier {
namespace {

constexpr TextForm
    kForms[] =
        {
            {"a law, by its kind at the end",
             R"(.*\b(?:act|law|laws|code|regulations?|ordinance|decree|bill|convention|protocol|constitution|directive|rules|statute|amendment|legislation|resolution|guidelines|treaty|loi|decret|arrete|ley|decreto|lei|gesetz|verordnung|reglamento|reglement)(?: \(.*\))?(?:,? (?:no\.? ?)?\d[\d/.-]*)*)",
             "Fisheries (Amendment) Act, No. 12/2004", "Lawful fishing"},
            {"a law, by its kind at the beginning",
             R"((?:the )?(?:act|law|code|regulations?|ordinance|decree|convention|treaty|protocol|agreement|memorandum|loi|ley|lei|gesetz|decret|decreto|reglement|reglamento|regulamento|constitution|order|circular) (?:on|of|for|concerning|no|relating|relative|sur|sobre|uber|du|des|de)\b.*)",
             "Decree on mining", "Mining decrees made known"},
            {"an event, by a word that only events have",
             R"(.*\b(?:training course|distance course|short course|(?:summer|winter|spring|autumn) school|expert meeting|annual conference|\d+(?:st|nd|rd|th) session|congress|symposium|webinar|summit|(?:public|guest|inaugural|evening) lecture|open day|book launch|panel discussion|job fair)\b.*)",
             "Public lecture: Who owns the sea?", "Lectures for the public of Kazan"},
            {"an event, by its kind near the beginning",
             R"((?:[\w-]+ ){0,2}(?:workshop|seminar|conference|meeting|session|course)\b.*)",
             "Regional workshop on wrecks", "Wrecks raised after the workshop"},
            {"an event, by its kind before a colon",
             R"((?:[\w-]+ )?(?:lecture|talk|exhibition|concert|screening|reception|hearing|fair|event|vortrag|vorlesung|ausstellung|tagung|veranstaltung|conference|colloque|exposition|jornadas?|charla|taller|exposicion|palestra|oficina|conferenza|mostra|lezing) ?:.*)",
             "Lecture: The Arctic without ice", "Talking trees"},
            {"a person", R"((?:dr|mr|mrs|ms|prof|professor|sir|ing|lic|dra|sr|sra|mme)\.? [a-z].*)",
             "Dr. Ana Lund", "Doctors for Lund"},
            {"a call or a plan",
             R"((?:merkblatt|richtlinie|forderrichtlinie|leitfaden|terms of reference|ausschreibung|convocatoria|edital|cadre strategique|plan strategique|plan estrategico|plano estrategico|strategic (?:plan|framework)|country strategy)\b.*)",
             "Terms of reference for a bridge", "Bridges with terms"},
            {"guidance",
             R"((?:how to |call for (?:proposals|applications)|guidelines? (?:for|on)|guidance (?:note )?(?:for|on)|frequently asked).*)",
             "How to apply", "Applied heat"},
            {"a question",
             R"((?:why|how|what|when|where|who) (?:we|is|are|comes?|do|does|did|you|it|can|will)\b.*)",
             "What we collect", "What Water Wants"},
            {"a part of something",
             R"((?:round|runde|phase|lot|session|module|week|day|stage|step|annex|box|table|figure|section|chapter) \d+)",
             "Phase 2", "Phase 2 of the weir"},
            {"a history", R"(.*\b(?:short history|histoire de|historia de la|geschichte)\b.*)",
             "A short history of the trust", "Historic mills"},
            {"a site's own notice",
             R"((?:our |the )?(?:(?:privacy|data protection|cookies?) (?:notice|policy|statement|information)|privacy|terms (?:and conditions|of (?:use|service))(?: .*)?|legal notice|imprint|disclaimer|accessibility(?: statement)?|impressum|datenschutz(?:erklarung|hinweise?)?|nutzungsbedingungen|agb|mentions legales|(?:politique|charte) de (?:confidentialite|protection).*|conditions generales.*|aviso legal|politica de (?:privacidad|privacidade|cookies)|politica sulla privacy|informativa .*privacy.*|note legali|privacyverklaring|colofon)\W*)",
             "Privacy notice", "Privacy for patients", true},
            {"prices and hours",
             R"(.*\b(?:price list|list of (?:prices|fees)|tariff table|fee schedule|schedule of fees|opening hours|opening times|preisliste|liste des prix|lista de (?:precios|precos)|listino prezzi|prijslijst)\b.*)",
             "Soil laboratory: price list", "Fair prices listed", true},
            {"posts to be filled",
             R"((?:(?:job|current|open|our) )?(?:vacanc(?:y|ies)|job (?:openings?|offers?|adverts?)|open positions|stellenangebote?|offres? d.emploi|ofertas? de (?:empleo|trabajo)|vagas?|posizioni aperte|vacatures?)\b.*)",
             "Vacancies", "Vacant lots made gardens"},
            {"a part of a meeting's minutes",
             R"((?:minutes (?:of|from)\b.*|matters arising|any other business|apologies(?: for absence)?|(?:treasurer|chair(?:man|person)?|secretary|president)'?s report|date of (?:the )?next meeting|agenda|adoption of .*|adjournment|ordre du jour|orden del dia|ordem do dia|tagesordnung|ordine del giorno|proces-verbal\b.*|protokoll\b.*)\W*)",
             "Minutes of the 86th meeting", "Minutes matter: faster ambulances"},
            {"a part of the year", R"((?:(?:autumn|spring|summer|winter|fall|michaelmas|hilary|trinity|first|second|third) (?:term|semester|trimester|half)|half[- ]term|(?:christmas|easter|summer|winter|school|public|bank) (?:holidays?|break|vacation)|(?:sommer|winter)semester|(?:sommer|winter|oster|herbst)ferien|vacances (?:de|d')\b.*|vacaciones\b.*|ferias\b.*)(?: \d.*)?)",
             "Autumn term", "Autumn terms for nomads"},
            {"a deadline",
             R"((?:deadlines?|closing date|submission (?:date|deadline)|registration (?:opens|closes|deadline)|date limite|fecha limite|plazo (?:de|para)|prazo (?:de|para)|(?:bewerbungs|einsende|anmelde)(?:frist|schluss)|scadenza|uiterste datum)\b.*)",
             "Deadline for applications", "Deadly lines: power cables and storks"},
            {"a total",
             R"((?:grand |sub-?)?(?:totals?|insgesamt|gesamt|summe|totaux|totale) ?(?:[:\d(].*|\xe2\x80\x93.*|- .*)?)",
             "Total 2015-2018: 7 projects", "Total sanitation", true},
            {"a notice",
             R"((?:notice|lot|item|notification|advis|anuncio) (?:no|nr|n)[^a-z0-9 ]{0,3} ?\d+.*|travel (?:advice|advisory|warning)\b.*|conseils aux voyageurs\b.*|reisehinweise?\b.*)",
             "Notice No. 411", "Noticed at last: home carers"},
            {"a transaction",
             R"((?:(?:outgoing|incoming|total|planned) )?(?:commitments?|disbursements?|expenditures?|transactions?|payments?|instal?lments?|reimbursements?|(?:interest|loan) repayments?)(?: \d.*)?)",
             "Outgoing commitment", "Commitment to midwives"},
            {"a table of an institution's accounts",
             R"((?:(?:annual |consolidated |condensed )?(?:statements? of (?:income|accounts?|operations|activities|financial|cash|comprehensive|profit)|income (?:statement|and expenditure)|balance sheet|profit and loss|cash flow statement|accounts for the year)|bilan comptable|compte de resultat|gewinn- und verlustrechnung|jahresabschluss|balance general|cuenta de resultados|balanco patrimonial|stato patrimoniale)\b.*)",
             "Statement of income and expenditure for the year ended 31 December 2012",
             "Income and land for widows"},
            {"a government's or an office's letterhead",
             R"((?:the )?(?:government|ministry|department|office|embassy|municipality|prefecture) of (?:the )?[\w' -]+|(?:ministere|ministerio|gobierno|gouvernement|governo|municipio|ministero) (?:de|del|des|du|da|do|dello|della) [\w' -]+|bundesministerium [\w' -]+)",
             "Government of the Republic of Vanuatu", "Governments learn from Vanuatu"},
            {"a code", R"([a-z]{1,3}|[a-z]?\d{1,6})", "ARG", "LIFE"},
            {"a row of figures", R"(.*[a-z].*(?: [\d.,]*\d[\d.,]*%?){3,}|[\d .,-]+)",
             "Zambia 6.48 6.38 6.60", "Zambia 2020"},
            {"a press release's own parts",
             R"((?:(?:notes?|information) (?:to|for) (?:the )?(?:editors?|journalists?|press|media)|(?:press|media) (?:contacts?|enquiries|inquiries|office)|about the (?:author|editor)s?|notes aux redactions|notas? para (?:los )?(?:editores|la prensa|redactores)|hinweise? fur (?:die )?(?:redaktionen?|presse)|note per la stampa|noot voor de redactie)\W*)",
             "Notes to editors", "Notes for young editors of Oruro", true},
            {"what readers say",
             R"((?:\d+ )?(?:comments?|replies|responses|leave a (?:comment|reply)|kommentare?|commentaires?|comentarios?|commenti|reacties)\W*)",
             "3 comments", "Comments heard", true},
};

}  // namespace

std::span<const TextForm> no_project_forms() {
  return kForms;
}

}  // namespace dossier
