using Remit.Kernel;
using Remit.Portable.Packs;
using Remit.Responsibilities.Sources;
using Remit.Tests.Harness;

namespace Remit.Tests.Portable.Packs;

public class AddingAPackTests
{
    private const string Act = """
        title: Children Act 2004
        kind: act
        address: https://www.legislation.gov.uk/ukpga/2004/31
        edition: 2026-11-22
        provisions:
          "10":
            number: s. 10
            title: Co-operation
            text: What the pack says.
            checked-on: 2026-11-22
            checked-against: https://www.legislation.gov.uk/ukpga/2004/31/section/10
            stages:
              in-force:
                state: in-force
                from: 2005-04-01
          10-1:
            number: s. 10(1)
            part-of: "10"
            text: A part.

        """;

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_recorded_under_other_keys_is_found_by_its_address_and_number(string provider)
    {
        await using var partnership = await PortableCase.WithNothing(provider);
        (
            await partnership.Import(
                PortableCase.Files(
                    (
                        "sources/our-act.yaml",
                        """
                        title: The Act, as we call it
                        kind: act
                        address: https://www.legislation.gov.uk/ukpga/2004/31/
                        provisions:
                          co-operation:
                            number: section 10
                            text: Our own words.
                            note: Our note.
                          "10-1":
                            number: s. 11

                        """
                    )
                )
            )
        ).Problems.ShouldBeEmpty();

        var added = await partnership.Add(PackCase.Of("act", "children-act-2004", Act));

        added.Problems.ShouldBeEmpty();
        added
            .Kept.Select(k => (k.What, k.Field, k.Ours))
            .ShouldBe([
                ("Children Act 2004", "title", "The Act, as we call it"),
                ("Children Act 2004", "address", "https://www.legislation.gov.uk/ukpga/2004/31/"),
                ("s. 10 of Children Act 2004", "text", "Our own words."),
            ]);
        var act = (await partnership.Export()).Texts["sources/our-act.yaml"];
        act.ShouldContain("title: Co-operation");
        act.ShouldContain("note: Our note.");
        // The key of another section is taken; a part hangs on its whole by the key that the whole has here.
        act.ShouldContain("  10-1-2:\n    number: s. 10(1)\n    part-of: co-operation\n");
        act.ShouldContain("      in-force:\n        state: in-force\n        from: 2005-04-01\n");
        act.ShouldNotContain("checked-on", customMessage: "our own words were not held against the text");
        (await partnership.Export()).Texts.Keys.Count(k => k.StartsWith("sources/", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Where_a_person_says_so_the_packs_words_are_taken_and_own_notes_stay(string provider)
    {
        await using var partnership = await PortableCase.WithTheSample(provider);
        var pack = PackCase.Of("act", "children-act-2004", Act);

        var taken = await partnership.Add(pack, takeOver: true);

        taken.Problems.ShouldBeEmpty();
        taken.Kept.ShouldBeEmpty();
        var act = (await partnership.Export()).Texts["sources/children-act-2004.yaml"];
        act.ShouldContain("text: What the pack says.");
        act.ShouldContain("checked-on: 2026-11-22");
        act.ShouldContain("taken-from: Appendix B, 4.5");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Words_of_ours_in_whose_place_the_pack_has_none_are_not_marked_as_checked(string provider)
    {
        await using var partnership = await PortableCase.WithNothing(provider);
        (
            await partnership.Import(
                PortableCase.Files(
                    (
                        "sources/children-act-2004.yaml",
                        """
                        title: Children Act 2004
                        kind: act
                        provisions:
                          "15":
                            number: s. 15
                            title: Funding
                            text: Our own words.

                        """
                    )
                )
            )
        ).Problems.ShouldBeEmpty();
        var pack = PackCase.Of(
            "act",
            "children-act-2004",
            """
            title: Children Act 2004
            kind: act
            edition: 2026-11-22
            provisions:
              "15":
                number: s. 15
                title: Funding
                address: https://www.legislation.gov.uk/ukpga/2004/31/section/15
                checked-on: 2026-11-22
                checked-against: https://www.legislation.gov.uk/ukpga/2004/31/section/15

            """
        );

        foreach (var takeOver in new[] { false, true })
        {
            (await partnership.Add(pack, takeOver)).Problems.ShouldBeEmpty();
            var act = (await partnership.Export()).Texts["sources/children-act-2004.yaml"];
            act.ShouldContain("text: Our own words.");
            act.ShouldContain("section/15", customMessage: "what was empty is filled");
            act.ShouldNotContain("checked-on", customMessage: "the pack never saw the text that is recorded");
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Our_own_checks_and_who_restated_it_stay_unless_a_person_says_otherwise(string provider)
    {
        const string Ours = """
            title: Children Act 2004
            kind: act
            address: https://www.legislation.gov.uk/ukpga/2004/31
            checked-on: 2026-12-01
            checked-against: The Act as printed
            restated-by: Legal Services
            provisions:
              "10":
                number: s. 10
                title: Co-operation
                text: What the pack says.
                checked-on: 2026-12-01
                checked-against: The Act as printed

            """;
        await using var partnership = await PortableCase.WithNothing(provider);
        (await partnership.Import(PortableCase.Files(("sources/children-act-2004.yaml", Ours)))).Problems.ShouldBeEmpty();
        var pack = PackCase.Of(
            "act",
            "children-act-2004",
            Act.Replace(
                "edition: 2026-11-22",
                "checked-on: 2026-11-22\nchecked-against: Copies\nrestated-by: Remit\nedition: 2026-11-22",
                StringComparison.Ordinal
            )
        );

        var added = await partnership.Add(pack);

        added.Problems.ShouldBeEmpty();
        added
            .Kept.Select(k => (k.What, k.Field, k.Ours))
            .ShouldBe([
                ("Children Act 2004", "checked-on", "2026-12-01"),
                ("Children Act 2004", "checked-against", "The Act as printed"),
                ("Children Act 2004", "restated-by", "Legal Services"),
                ("s. 10 of Children Act 2004", "checked-on", "2026-12-01"),
                ("s. 10 of Children Act 2004", "checked-against", "The Act as printed"),
            ]);
        var kept = (await partnership.Export()).Texts["sources/children-act-2004.yaml"];
        kept.ShouldContain("restated-by: Legal Services");
        kept.ShouldNotContain("checked-on: 2026-11-22");
        kept.ShouldContain("edition: 2026-11-22", customMessage: "the edition follows the pack");

        (await partnership.Add(pack, takeOver: true)).Problems.ShouldBeEmpty();
        var taken = (await partnership.Export()).Texts["sources/children-act-2004.yaml"];
        taken.ShouldContain("restated-by: Remit");
        taken.ShouldNotContain("2026-12-01");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_state_of_ours_at_another_time_is_another_one_though_it_has_the_usual_key(string provider)
    {
        await using var partnership = await PortableCase.WithNothing(provider);
        (
            await partnership.Import(
                PortableCase.Files(
                    (
                        "sources/children-act-2004.yaml",
                        """
                        title: Children Act 2004
                        kind: act
                        provisions:
                          "10":
                            number: s. 10
                            stages:
                              in-force:
                                state: in-force
                                from: 2019-01-01

                        """
                    )
                )
            )
        ).Problems.ShouldBeEmpty();
        var pack = PackCase.Of(
            "act",
            "children-act-2004",
            Act.Replace(
                "        from: 2005-04-01\n",
                "        from: 2005-04-01\n        until: 2018-06-28\n",
                StringComparison.Ordinal
            )
        );

        var added = await partnership.Add(pack);

        added.Problems.ShouldBeEmpty();
        added.Change.ShouldNotBeNull();
        added.Kept.ShouldBeEmpty();
        var act = (await partnership.Export()).Texts["sources/children-act-2004.yaml"];
        act.ShouldContain("      in-force:\n        state: in-force\n        from: 2019-01-01\n");
        act.ShouldContain("      in-force-2:\n        state: in-force\n        from: 2005-04-01\n        until: 2018-06-28\n");
        (await partnership.Add(pack)).Change.ShouldBeNull();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_state_of_ours_whose_first_day_nobody_found_is_the_one_with_the_usual_key(string provider)
    {
        await using var partnership = await PortableCase.WithNothing(provider);
        (
            await partnership.Import(
                PortableCase.Files(
                    (
                        "sources/children-act-2004.yaml",
                        """
                        title: Children Act 2004
                        kind: act
                        provisions:
                          "10":
                            number: s. 10
                            stages:
                              in-force:
                                state: in-force

                        """
                    )
                )
            )
        ).Problems.ShouldBeEmpty();

        var added = await partnership.Add(PackCase.Of("act", "children-act-2004", Act));

        added.Problems.ShouldBeEmpty();
        var act = (await partnership.Export()).Texts["sources/children-act-2004.yaml"];
        act.ShouldContain("      in-force:\n        state: in-force\n        from: 2005-04-01\n");
        act.ShouldNotContain("in-force-2");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_newer_edition_says_what_changed_and_is_taken_over_when_asked(string provider)
    {
        await using var partnership = await PortableCase.WithNothing(provider);
        await partnership.Add(PackCase.Of("act", "children-act-2004", Act));
        var newer = PackCase.Of(
            "act",
            "children-act-2004",
            Act.Replace("edition: 2026-11-22", "edition: 2027-06-01", StringComparison.Ordinal)
                .Replace("What the pack says.", "What it says since June.", StringComparison.Ordinal)
                .Replace(
                    "        from: 2005-04-01\n",
                    "        from: 2005-04-01\n        until: 2027-05-31\n      repealed:\n        state: repealed\n        from: 2027-06-01\n",
                    StringComparison.Ordinal
                )
        );

        var rehearsed = await partnership.Add(newer, rehearse: true);
        rehearsed.Change.ShouldBeNull();
        rehearsed
            .Changes.Select(c => c.ToString())
            .ShouldBe([
                "~ source children-act-2004: edition “2026-11-22” → “2027-06-01”",
                "~ stage children-act-2004/10/in-force: period “from 1 April 2005” → “1 April 2005 to 31 May 2027”",
                "+ stage children-act-2004/10/repealed",
            ]);
        rehearsed.Kept.ShouldHaveSingleItem().Packs.ShouldBe("What it says since June.");
        (await partnership.Export()).Texts["sources/children-act-2004.yaml"].ShouldContain("edition: 2026-11-22");

        (await partnership.Add(newer, takeOver: true)).Change.ShouldNotBeNull();
        var act = (await partnership.Export()).Texts["sources/children-act-2004.yaml"];
        act.ShouldContain("text: What it says since June.");
        act.ShouldContain("state: repealed");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_nobody_agreed_to_is_not_saved(string provider)
    {
        await using var partnership = await PortableCase.WithNothing(provider);
        var pack = PackCase.Of("act", "children-act-2004", Act);
        var seen = await partnership.Add(pack, rehearse: true);
        await partnership.Import(PortableCase.Files(("sources/children-act-2004.yaml", "title: Children Act 2004\nkind: act\n")));

        var refused = await partnership.Add(pack, agreed: seen.Mark);

        AddingAPack.HasMoved(refused).ShouldBeTrue();
        refused.Change.ShouldBeNull();
        (await partnership.Export()).Texts["sources/children-act-2004.yaml"].ShouldNotContain("provisions");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Editions_of_guidance_at_one_address_are_two_texts(string provider)
    {
        await using var partnership = await PortableCase.WithNothing(provider);
        foreach (var key in new[] { "working-together-2023", "working-together-2026" })
            (await partnership.Add(PackCase.Pack(key))).Kept.ShouldBeEmpty();
        await using var db = partnership.Store.Read(Sight.Everything);
        db.All<Source>()
            .Select(s => s.Key)
            .ToList()
            .ShouldBe(["working-together-2023", "working-together-2026"], ignoreOrder: true);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_rule_that_forbids_it_is_told_and_nothing_is_saved(string provider)
    {
        await using var partnership = await PortableCase.WithNothing(provider);
        await partnership.Import(
            PortableCase.Files(
                (
                    "sources/children-act-2004.yaml",
                    """
                    title: Children Act 2004
                    kind: act
                    provisions:
                      "10":
                        number: s. 10
                        stages:
                          ours:
                            state: repealed
                            from: 2004-11-15

                    """
                )
            )
        );

        var refused = await partnership.Add(PackCase.Of("act", "children-act-2004", Act));

        refused.Change.ShouldBeNull();
        refused.Problems.ShouldHaveSingleItem().Message.ShouldContain("End the first before the second begins");
        (await partnership.States())["children-act-2004"].ShouldBe(PackState.Known);
    }
}
