#!/usr/bin/env python3
"""Checks that a header includes the standard header of each standard name it uses, itself or by other headers of the project. The target
headers_alone compiles headers with the most used standard headers given beforehand, and cannot see that."""
import functools
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
NAMES = {  # header: names without std::; a name of two headers is allowed either
    "algorithm": "equal all_of any_of clamp find find_if lower_bound max min none_of sort upper_bound",
    "array": "array to_array",
    "atomic": "atomic atomic_ref memory_order_acquire memory_order_relaxed memory_order_release",
    "bit": "bit_cast bit_ceil bit_width countl_zero countr_zero endian has_single_bit popcount rotl",
    "bitset": "bitset",
    "charconv": "from_chars to_chars",
    "chrono": "chrono",
    "cmath": "llround abs exp log pow round sqrt isfinite isnan floor ceil",
    "compare": "strong_ordering weak_ordering partial_ordering",
    "concepts": "convertible_to floating_point integral invocable same_as unsigned_integral constructible_from",
    "condition_variable": "condition_variable",
    "csignal": "sig_atomic_t",
    "cstddef": "byte ptrdiff_t size_t max_align_t nullptr_t",
    "cstdint": "int16_t int32_t int64_t int8_t intptr_t uint16_t uint32_t uint64_t uint8_t uintptr_t",
    "cstdio": "FILE fclose fopen",
    "cstdlib": "free getenv malloc strtod",
    "cstring": "memchr memcmp memcpy memmove memset strlen",
    "deque": "deque",
    "exception": "current_exception exception exception_ptr rethrow_exception",
    "filesystem": "filesystem",
    "fstream": "fstream ifstream ofstream",
    "functional": "equal_to function invoke greater hash less ref reference_wrapper",
    "future": "future promise",
    "initializer_list": "initializer_list",
    "iterator": "back_inserter begin end iter_value_t iterator_traits next prev size forward_iterator_tag input_iterator_tag "
                "random_access_iterator_tag bidirectional_iterator_tag default_sentinel_t istreambuf_iterator distance",
    "limits": "numeric_limits",
    "map": "map multimap",
    "memory": "make_shared make_unique shared_ptr unique_ptr weak_ptr",
    "memory_resource": "pmr",
    "mutex": "call_once lock_guard mutex once_flag scoped_lock unique_lock",
    "new": "align_val_t bad_alloc",
    "numbers": "numbers",
    "numeric": "accumulate iota",
    "optional": "nullopt nullopt_t optional",
    "ostream": "ostream",
    "ios": "streamsize",
    "iosfwd": "streamsize ostream istream streambuf",
    "istream": "istream",
    "random": "mt19937 mt19937_64 uniform_int_distribution",
    "ranges": "views",
    "set": "multiset set",
    "shared_mutex": "shared_mutex",
    "span": "as_bytes dynamic_extent span",
    "sstream": "istringstream ostringstream stringstream",
    "stdexcept": "invalid_argument logic_error out_of_range runtime_error",
    "stop_token": "stop_token",
    "streambuf": "streambuf",
    "string": "char_traits getline stoi string to_string u32string wstring",
    "string_view": "string_view u32string_view",
    "system_error": "errc error_code system_error",
    "thread": "jthread this_thread thread",
    "tuple": "apply get ignore make_tuple tie tuple tuple_size_v tuple_element_t",
    "type_traits": "conditional_t decay_t false_type integral_constant invoke_result_t is_arithmetic_v is_const_v is_null_pointer_v type_identity_t is_convertible_v is_empty_v is_enum_v "
                   "is_floating_point_v is_integral_v is_invocable_v is_same_v is_signed_v is_trivially_copyable_v is_unsigned_v "
                   "make_unsigned_t remove_const_t remove_cv_t remove_cvref_t remove_pointer_t remove_reference_t true_type "
                   "underlying_type_t void_t is_void_v is_trivially_destructible_v enable_if_t add_const_t is_class_v",
    "unordered_map": "unordered_map unordered_multimap",
    "unordered_set": "unordered_set",
    "utility": "as_const declval exchange forward get in_place_type index_sequence make_index_sequence make_pair move pair swap to_underlying "
               "unreachable integer_sequence in_range in_place index_sequence_for piecewise_construct",
    "variant": "get get_if holds_alternative in_place_type monostate variant visit variant_size_v",
    "vector": "vector",
}
RANGES = {"algorithm", "ranges", "iterator", "functional"}  # std::ranges::x may be of each

headers_of = {}
for header, names in NAMES.items():
    for name in names.split():
        headers_of.setdefault(name, set()).add(header)
headers_of["ranges"] = RANGES
headers_of["size"].update({"string", "vector", "span", "array", "string_view"})
for name in ("begin", "end"):
    headers_of[name].update({"string", "vector", "span", "array", "string_view", "map"})
headers_of["get"].add("array")
headers_of["size_t"].update({"string", "string_view", "vector", "span", "array", "map", "functional", "optional"})
headers_of["less"].update({"map", "set"})
headers_of["hash"].update({"string", "string_view", "optional", "memory"})



@functools.cache
def included(path):
    """The standard headers that a header of the project brings in, but for what these include themselves."""
    text = (ROOT / path).read_text()
    found = set(re.findall(r"^#include <([a-z_0-9]+)>", text, re.M))
    for own in re.findall(r'^#include "([^"]+)"', text, re.M):
        if (ROOT / own).exists():  # and is not made by the build
            found |= included(own)
    return found


listed = subprocess.run(["git", "ls-files", "graph/*.hpp", "extract/*.hpp", "export/*.hpp", "cli/*.hpp"], cwd=ROOT, capture_output=True,
                        text=True, check=True).stdout.split()
failed = 0
for path in listed:
    code = re.sub(r'//[^\n]*|"(?:\\.|[^"\\\n])*"', "", (ROOT / path).read_text())
    for name in sorted(set(re.findall(r"\bstd::(\w+)", code))):
        wanted = headers_of.get(name)
        if wanted is None:
            print(f"{path}: std::{name} is not in the table of .ci/check_std_includes.py; add it there")
        elif not wanted & included(path):
            print(f"{path}: std::{name} without #include <{'> or <'.join(sorted(wanted))}>")
        else:
            continue
        failed += 1
if failed:
    sys.exit(f"{failed} standard names without their header")
print(f"{len(listed)} headers include the standard headers of what they use")
