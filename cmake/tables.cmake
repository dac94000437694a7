# src/value/data/*.tsv -> generated C++ tables. The generator is a small C++ program
# (src/value/data/generate_tables.cpp), so that a build needs nothing but a compiler.
function(dossier_add_tables target)
endfunction()
