// Lines that belong to the site or the document and not to what it says: menus, headers and
// footers, contents, contacts.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "extract/text_form.h"

namespace dossier {

// The forms of such lines (forms_boilerplate.cc).
std::span<const TextForm> boilerplate_forms();

// "Page 3 of 9", "© 2012 …", "Skip to content", "Subscribe to our newsletter": the folded line is
// one of the table's forms.
bool is_boilerplate_text(std::string_view folded);
bool looks_like_contents_entry(std::string_view text);  // "Midwifery schools ........ 3"
bool looks_like_menu(std::string_view text);            // "Home | About | Jobs", "Home > Work"
// A menu, or another way through a site: "Skip to content", "< Back to results", "EN | FR | ES".
bool is_navigation(std::string_view text);
// "Share  Copy link  Print": what a page offers to do with itself, mostly below its title.
bool is_toolbar(std::string_view text);
// "Country   Topic   Period   Budget": labels in columns of their own, no value between.
bool is_row_of_labels(std::string_view text);
// Digits and spacing apart, the same line: a running header with its page number.
std::string header_key(std::string_view text);
// What a Markdown link shows, folded: "[Lire la suite](/projets/lait)"; other text as it is,
// folded.
std::string link_text(std::string_view text);

// What a document calls itself, "Fact sheet", "Project profile", "Ficha de proyecto": an expression
// for small letters without accents, or for any with (?i).
inline constexpr std::string_view kKindOfDocument =
    R"((?:(?:project|programme|program|grant|activity) )?(?:profile|brief|summary|(?:fact|data|project) ?-?sheet|overview|leaflet|press kit|media kit|dossier de presse|dossier de prensa|dossie de imprensa|pressemappe|cartella stampa|brochure|flyer|briefing(?: note)?|fiche(?: (?:de )?projet)?|ficha(?: tecnica| (?:de|del|do) pro[jy]e[ck]?to)?|(?:projekt)?steckbrief|projektblatt|scheda(?: (?:di |del )?progetto)?|projectfiche))";

// "PRESS RELEASE", "Blog": what a site calls its posts.
bool is_kind_of_post(std::string_view text);
// "Press release | 28 November 2013 | Bern": the kind, and what else a list says of a post.
bool begins_with_kind_of_post(std::string_view text);

}  // namespace dossier
