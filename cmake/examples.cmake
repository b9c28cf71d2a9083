# Writes OUT, the source of shell/examples.h's list, from the scenario files FILES, in their order.
# cmake -DFILES="a.json;b.json" -DOUT=examples.cpp -P examples.cmake
set(entries "")
foreach(file IN LISTS FILES)
  file(READ "${file}" json)
  get_filename_component(name "${file}" NAME_WE)
  string(JSON title GET "${json}" title)
  string(APPEND entries "        {R\"~(${name})~\", R\"~(${title})~\", R\"~(${json})~\"},\n")
endforeach()
file(WRITE "${OUT}" "#include \"shell/examples.h\"

namespace temper::shell {

std::span<const Example> all_examples() {
    static constexpr Example examples[] = {
${entries}    };
    return examples;
}

}  // namespace temper::shell
")
