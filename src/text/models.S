// SPDX-License-Identifier: Apache-2.0
// Links the trained models into the library as they stand in models/. GNU assembler, any processor:
// nothing but data.
#define MODEL(name, file)                                                                          \
    .section .rodata; .balign 64; .global name; .hidden name; .global name##_end;                  \
    .hidden name##_end; name: ; .incbin file; name##_end: ; .byte 0

MODEL(syn__tagger_model, "tagger.bin")
MODEL(syn__attribution_model, "attribution.bin")
MODEL(syn__names_model, "names.bin")
MODEL(syn__collocations_model, "collocations.bin")
MODEL(syn__chains_model, "chains.bin")

    .section .note.GNU-stack, "", %progbits
