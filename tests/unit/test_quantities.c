// SPDX-License-Identifier: Apache-2.0
// Quantities: numbers as intervals with unit, hedge and thing counted: annotate/quantities.c.
#include "unit/annotated.h"

static syn_str end_text(syn_arena *arena, bool has_end, double value) {
    if (!has_end) return SYN_STR("");
    long hundredths = (long)(value * 100 + (value < 0 ? -0.5 : 0.5));
    if (hundredths % 100 == 0) return syn_arena_format(arena, "%ld", hundredths / 100);
    return syn_arena_format(arena, "%ld.%02ld", hundredths / 100, hundredths % 100);
}

static syn_str known(syn_str text) {
    return syn_str_is_known(text) ? text : SYN_STR("-");
}

/// The quantities of a text as "words=low..high unit hedge counted; ...", "-" for unknown.
static syn_str quantities_of(syn_arena *arena, syn_str text) {
    syn_document document = {.text = text};
    syn_marks marks = {0};
    CHECK(syn_annotate(&document, arena, &marks, NULL) == SYN_OK);
    syn_str all = SYN_STR("");
    for (size_t i = 0; i < marks.quantity_count; i++) {
        const syn_quantity *q = &marks.quantities[i];
        all = syn_arena_format(arena, "%.*s%s%.*s=%.*s..%.*s %.*s %.*s %.*s", SYN_STR_PRINT(all),
                               i > 0 ? "; " : "", SYN_STR_PRINT(syn_str_span(text, q->span)),
                               SYN_STR_PRINT(end_text(arena, q->has_low, q->low)),
                               SYN_STR_PRINT(end_text(arena, q->has_high, q->high)),
                               SYN_STR_PRINT(known(q->unit)), SYN_STR_PRINT(known(q->hedge)),
                               SYN_STR_PRINT(known(q->counted)));
    }
    return all;
}

#define CHECK_QUANTITIES(text, wanted)                             \
    do {                                                           \
        syn_arena arena_ = {0};                                    \
        CHECK_TEXT(quantities_of(&arena_, SYN_STR(text)), wanted); \
        syn_arena_finish(&arena_);                                 \
    } while (0)

TEST(quantity_number_of_a_name_with_an_apostrophe) {
    CHECK_QUANTITIES("The new Chan'ge 4 mission will begin.", "");
    CHECK_QUANTITIES("They saw Ostmere's 4 ships.", "4=4..4 - - ships");
}

TEST(quantity_part_of_a_unit_behind_it) {
    CHECK_QUANTITIES("It drifted a kilometre and a half.",
                     "a kilometre and a half=1.50..1.50 kilometre - -");
    CHECK_QUANTITIES("The wall is three metres and a quarter high.",
                     "three metres and a quarter=3.25..3.25 metre - -");
    CHECK_QUANTITIES("It took two hours and a half dozen men.",
                     "two hours=2..2 hour - -; a half dozen=6..6 - - men");
}

TEST(quantity_hedges_open_an_end) {
    CHECK_QUANTITIES("At least 40 boats sank.", "At least 40=40.. - at_least boats");
    CHECK_QUANTITIES("It cost up to $5bn.", "up to $5bn=..5000000000 USD up_to -");
    CHECK_QUANTITIES("Nearly 300 cows.", "Nearly 300=300..300 - about cows");
    CHECK_QUANTITIES("A queue of 300 or more.", "300 or more=300.. - at_least queue");
    CHECK_QUANTITIES("Dozens of tourists left.", "Dozens=24.. - dozens tourists");
    CHECK_QUANTITIES("Tens of thousands of fans.", "Tens of thousands=20000.. - thousands fans");
}

TEST(quantity_ranges_are_one_interval) {
    CHECK_QUANTITIES("Between 10 and 12 ferries.", "Between 10 and 12=10..12 - between ferries");
    CHECK_QUANTITIES("A rise of 5 to 7 percent.", "5 to 7 percent=5..7 percent between -");
    CHECK_QUANTITIES("It takes $5-7 million.", "$5-7 million=5000000..7000000 USD between -");
}

TEST(quantity_money_knows_its_country) {
    CHECK_QUANTITIES("A bill with $8 billion US for boats.",
                     "$8 billion US=8000000000..8000000000 USD - -");
    CHECK_QUANTITIES("It cost C$2.4m, or 50,000 euros, or Rs 400 crore.",
                     "C$2.4m=2400000..2400000 CAD - -; 50,000 euros=50000..50000 EUR - -; "
                     "Rs 400 crore=4000000000..4000000000 INR - -");
    CHECK_QUANTITIES("It fell 12 cents.", "12 cents=0.12..0.12 USD - -");
}

TEST(quantity_units_and_shares) {
    CHECK_QUANTITIES("It lasted five-and-a-half hours.",
                     "five-and-a-half hours=5.50..5.50 hour - -");
    CHECK_QUANTITIES("Two-thirds of pupils walk.", "Two-thirds=66.67..66.67 percent - pupils");
    CHECK_QUANTITIES("One in five nurses quit.", "One in five=20..20 percent - nurses");
    CHECK_QUANTITIES("He is 5 feet 6 inches tall.", "5 feet 6 inches=5.50..5.50 foot - -");
    CHECK_QUANTITIES("A 27-year-old man and Ada Roe, 34, left.",
                     "27-year-old=27..27 year - -; 34=34..34 year - -");
    CHECK_QUANTITIES("Half a million doses.", "Half a million=500000..500000 - - doses");
}

TEST(quantity_counts_the_noun_phrase) {
    CHECK_QUANTITIES("It named more than 100 Dutch shipping firms.",
                     "more than 100=100.. - more_than Dutch shipping firms");
    CHECK_QUANTITIES("Nine of the twelve jurors agreed.",
                     "Nine=9..9 - - jurors; twelve=12..12 - - jurors");
    CHECK_QUANTITIES("They built 10,000 homes, and sold 4,300.",
                     "10,000=10000..10000 - - homes; 4,300=4300..4300 - - homes");
}

TEST(quantity_of_a_person_is_an_age) {
    CHECK_QUANTITIES("He was 77.", "77=77..77 year - -");
    CHECK_QUANTITIES("People aged 18 to 49 smoke.", "18 to 49=18..49 year between -");
}

TEST(quantity_scores_are_two_numbers) {
    CHECK_QUANTITIES("They won 3-1 there.", "3=3..3 - - -; 1=1..1 - - -");
    CHECK_QUANTITIES("They end with a 35-47 record.", "35=35..35 - - -; 47=47..47 - - -");
    CHECK_QUANTITIES("They sent 10-12 ferries.", "10-12=10..12 - between ferries");
}

TEST(quantity_pounds_are_money_when_paid) {
    CHECK_QUANTITIES("He was fined 300 pounds and lost 20 pounds.",
                     "300 pounds=300..300 GBP - -; 20 pounds=20..20 pound - -");
}

TEST(quantity_joined_counts_share_a_noun) {
    CHECK_QUANTITIES("She scored 14 and 11 points.", "14=14..14 - - points; 11=11..11 - - points");
}

TEST(quantity_labels_and_names_are_none) {
    CHECK_QUANTITIES("Room 204, Article 12, Flight 370, case no. 214 and Covid-19.", "");
    CHECK_QUANTITIES("Call 0800 555 0199 about the 3rd relay on 9/11.", "");
    CHECK_QUANTITIES("No one left, and one of them stayed at 10 Mill Lane.", "");
    CHECK_QUANTITIES("He is in his 40s and saw the 2010s in Nine Elms.", "");
    CHECK_QUANTITIES("On 14 March 2023 at 6 a.m. in 2019.", "");
}

TEST(quantity_factor_is_no_count_of_times) {
    CHECK_QUANTITIES("It is three times the size.", "three times=3..3 times - -");
    CHECK_QUANTITIES("He rang three times.", "three=3..3 - - times");
}

TEST(quantity_compound_counts_its_noun) {
    CHECK_QUANTITIES("An 18-hole course.", "18=18..18 - - hole");
    CHECK_QUANTITIES("A two-way road to a five-star inn.", "");
}

TEST(quantity_article_counts_behind_a_hedge) {
    CHECK_QUANTITIES("It lasted more than a century.",
                     "more than a century=1.. century more_than -");
    CHECK_QUANTITIES("It lasted a century.", "");
}

TEST(quantity_group_in_front_is_counted) {
    CHECK_QUANTITIES("She led a crew of six.", "six=6..6 - - crew");
    CHECK_QUANTITIES("There was a drop of 300.", "300=300..300 - - -");
}

TEST(quantity_earthquakes_and_heights) {
    CHECK_QUANTITIES("A magnitude-6.3 tremor.", "magnitude-6.3=6.30..6.30 magnitude - -");
    CHECK_QUANTITIES("The 6-foot-3 guard.", "6-foot-3=6.25..6.25 foot - -");
}

TEST(quantity_numbers_of_other_places) {
    CHECK_QUANTITIES("It got 3,5 million euros.", "3,5 million euros=3500000..3500000 EUR - -");
    CHECK_QUANTITIES("A town of 12 500 souls.", "12 500=12500..12500 - - souls");
    CHECK_QUANTITIES("It lent 1.234.567 euros.", "1.234.567 euros=1234567..1234567 EUR - -");
    CHECK_QUANTITIES("It owes Rs 2 lakh crore.",
                     "Rs 2 lakh crore=2000000000000..2000000000000 INR - -");
    CHECK_QUANTITIES("He earns SFr1.2m.", "SFr1.2m=1200000..1200000 CHF - -");
}

TEST(quantity_fractions_behind_a_number) {
    CHECK_QUANTITIES("Three and one fourth.", "Three and one fourth=3.25..3.25 - - -");
    CHECK_QUANTITIES("A hundred and three quarters.",
                     "A hundred and three quarters=100.75..100.75 - - -");
    CHECK_QUANTITIES("A quarter million jobs.", "A quarter million=250000..250000 - - jobs");
    CHECK_QUANTITIES("It has 1.5x10^6 cells.", "1.5x10^6=1500000..1500000 - - cells");
}

TEST(quantity_two_hedges_are_an_interval) {
    CHECK_QUANTITIES("More than 10 but fewer than 20 cows.",
                     "More than 10 but fewer than 20=10..20 - between cows");
}

TEST(quantity_names_of_digits_are_none) {
    CHECK_QUANTITIES("Photo 3 of 12: the 2030 notes, the last eight.", "");
    CHECK_QUANTITIES("The 1960s and 70s, at 1600 on a new 787-9, or 555-0134.", "");
    CHECK_QUANTITIES("He sleeps in apartment 3C after the second-half goals.", "");
    CHECK_QUANTITIES("Incidents, including one involving him.", "");
}

TEST(quantity_two_or_three_is_a_range) {
    CHECK_QUANTITIES("It may take two or three years.", "two or three years=2..3 year between -");
    CHECK_QUANTITIES("Seven or 700 people.", "Seven=7..7 - - people; 700=700..700 - - people");
}

TEST(quantity_pence_and_parts) {
    CHECK_QUANTITIES("It fell to 44p from 97p.", "44p=0.44..0.44 GBP - -; 97p=0.97..0.97 GBP - -");
    CHECK_QUANTITIES("A half-dozen films in 1080p.", "A half-dozen=6..6 - - films");
    CHECK_QUANTITIES("She won by half-a-second.", "half-a-second=0.50..0.50 second - -");
}

TEST(quantity_counters_and_sets_are_none) {
    CHECK_QUANTITIES("She won 6-2 7-6 (7-1) 6-4.", "");
    CHECK_QUANTITIES("Time 33 of 41 Skip.", "");
    CHECK_QUANTITIES("It shot down 17 of 22 drones.", "17=17..17 - - drones; 22=22..22 - - drones");
    CHECK_QUANTITIES("Fiji (3), Tonga (6).", "");
    CHECK_QUANTITIES("The 2016 plan of 2000 people.", "2000=2000..2000 - - people");
}

TEST(quantity_phrase_reads_to_its_head) {
    CHECK_QUANTITIES("It sent two American B-1B bombers.", "two=2..2 - - American B-1B bombers");
    CHECK_QUANTITIES("It leaked 400,000 British people's files.",
                     "400,000=400000..400000 - - British people");
    CHECK_QUANTITIES("It takes 90% of Norway's exports.", "90%=90..90 percent - Norway's exports");
    CHECK_QUANTITIES("Police found 15 of the more than 200 schoolgirls.",
                     "15=15..15 - - schoolgirls; more than 200=200.. - more_than schoolgirls");
}

TEST(quantity_length_before_a_gerund) {
    CHECK_QUANTITIES("They met for ten days before agreeing.", "ten days=10..10 day - -");
}

TEST(quantity_pounds_of_thrust_are_no_money) {
    CHECK_QUANTITIES("It has a thrust of 5 million pounds.",
                     "5 million pounds=5000000..5000000 pound - -");
    CHECK_QUANTITIES("It cost 5 million pounds.", "5 million pounds=5000000..5000000 GBP - -");
}

TEST(quantity_spans_of_years_are_none) {
    CHECK_QUANTITIES("The 1950-53 war. I am 31.", "31=31..31 year - -");
}

TEST(quantity_hostile_runs_give_valid_spans) {
    static const char *const units[] = {
        "6-2 7-6 (7-1) ", "1.234.567.",          "one hundred and ", "2e9x10^",
        "3 of 41 of ",    "a third and ",        "over a year ",     "12-man-",
        "lakh crore ",    "two or three of the "};
    CHECK_REPEATED(40000, units);
}

TEST(quantity_in_copy_whose_marks_stand_apart) {
    CHECK_QUANTITIES("A 16 - year - old girl met 30, 000 people at 3: 45 p. m. for $2. 6 million.",
                     "16 - year - old=16..16 year - -; 30, 000=30000..30000 - - people; "
                     "$2. 6 million=2600000..2600000 USD - -");
    CHECK_QUANTITIES("The 16 - year - old shot 46. 8 percent, and his half - brother 9, 500 boars.",
                     "16 - year - old=16..16 year - -; 46. 8 percent=46.80..46.80 percent - -; "
                     "9, 500=9500..9500 - - boars");
}

TEST(quantity_tight_copy_keeps_its_commas) {
    CHECK_QUANTITIES("A 16-year-old saw 3, 500 of 900 people left.",
                     "16-year-old=16..16 year - -; 3=3..3 - - -; 500=500..500 - - people; "
                     "900=900..900 - - people");
}

TEST(quantity_not_a_reference_model_or_call) {
    CHECK_QUANTITIES("She ate breakfast (22). As noted [3], the 401(k) plan grew.", "");
    CHECK_QUANTITIES("He called 911 from 325 E. Harbour Ave. after a 4K display broke.", "");
    CHECK_QUANTITIES("It runs on Windows XP, Vista, 7 and 8.", "");
    CHECK_QUANTITIES("They led before the half, wrote Robert Half in the nineteen sixties.", "");
}

TEST(quantity_adds_the_smaller_unit) {
    CHECK_QUANTITIES("It took 4 hours 30 minutes.", "4 hours 30 minutes=4.50..4.50 hour - -");
    CHECK_QUANTITIES("It weighs 2 lb. 8 oz. empty.", "2 lb. 8 oz=2.50..2.50 pound - -");
    CHECK_QUANTITIES("It took a minute or two.", "a minute or two=1..2 minute between -");
}

TEST(quantity_marks_of_inches_and_sides) {
    CHECK_QUANTITIES("It has 11.5\" tyres.", "11.5\"=11.50..11.50 inch - -");
    CHECK_QUANTITIES("“He scored 15” she said.", "15=15..15 - - -");
    CHECK_QUANTITIES("A box of 4 x 6 inches.", "4=4..4 inch - -; 6 inches=6..6 inch - -");
}

TEST(quantity_signs_and_ranges_of_money) {
    CHECK_QUANTITIES("It costs $200-250.", "$200-250=200..250 USD between -");
    CHECK_QUANTITIES("From 729 $150 fares.", "729=729..729 - - -; $150=150..150 USD - -");
    CHECK_QUANTITIES("They lent euro110 billion.",
                     "euro110 billion=110000000000..110000000000 EUR - -");
    CHECK_QUANTITIES("It saw more than a 10% rise.", "more than a 10%=10.. percent more_than -");
}

TEST(quantity_bounds_of_age_and_distance) {
    CHECK_QUANTITIES("It is for people over 65.", "over 65=65.. year more_than -");
    CHECK_QUANTITIES("It passed within 480 km of it.", "within 480 km=..480 kilometre - -");
    CHECK_QUANTITIES("Officers Poe and Voss, both 51, died.", "51=51..51 year - -");
}

TEST(quantity_strength_of_an_earthquake) {
    CHECK_QUANTITIES("It had a magnitude of at least 5.9.",
                     "at least 5.9=5.90.. magnitude at_least -");
    CHECK_QUANTITIES("It was 6.1 on the Richter scale.", "6.1=6.10..6.10 magnitude - -");
}

TEST(quantity_second_reading) {
    CHECK_QUANTITIES("Call (800) 555-0134 for a 2-in-1 at Ch. 4.", "");
    CHECK_QUANTITIES("A 24- to 30-foot boat of 70+ pounds.",
                     "24- to 30-foot=24..30 foot between -; 70+ pounds=70.. pound at_least -");
    CHECK_QUANTITIES(
        "It cost $US2 million (US$3 million).",
        "$US2 million=2000000..2000000 USD - -; US$3 million=3000000..3000000 USD - -");
    CHECK_QUANTITIES("The first two factored into it.", "two=2..2 - - -");
}
