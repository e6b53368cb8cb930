# Writes the words of a JSON list (LIST) as one text of C++ (OUT), one word a line. cmake -DLIST=... -DOUT=... -P ...
file(READ ${LIST} json)
string(REGEX REPLACE "^\\[\"|\"\\]\n?$" "" words "${json}")
string(REPLACE "\",\"" "\n" words "${words}")
# A literal has a longest length: the text is many literals, put together by the compiler.
string(REGEX REPLACE "\n" "\\\\n\"\n\"" literals "${words}")
file(WRITE ${OUT} "namespace headrow::sign_in {
extern const char* const kCommonPasswords;
const char* const kCommonPasswords =
\"${literals}\";
}  // namespace headrow::sign_in
")
