using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Structure.Terms;
using Remit.Tests.Harness;
using Remit.Tests.Structure.Members;

namespace Remit.Tests.Structure.Terms;

public class TermsIntakeTests
{
    internal const string Text = """
        Terms of Reference – Executive

        Version: 1.2
        Date agreed: 1st Sept 2007
        Owner: Partnership Manager
        Review date: September 2008

        1. Purpose: To lead the work of the partners for children aged 0 to 19.

        2. Membership
        · Director of Children’s Services: Leicestershire County Council (Chair)
        · Chief Nurse: ICB
        · Lay member

        3. Quoracy
        At least one third of members including the chair. Where this is not met, the Chair will decide which items go ahead.

        4. Key objectives
        1. Agree the plan:
        (a) each year;
        (b) with its budget.
        2. Watch over it.

        5. Equality and children’s rights
        We treat everybody fairly.

        6. Review
        Every year.

        """;

    [Theory, ClassData(typeof(Databases))]
    public async Task A_text_becomes_a_version_with_its_header_members_and_quorum(string provider)
    {
        await using var terms = await TermsInCase.On(provider);

        var outcome = (await terms.Bring(Text)).ShouldBeKept();

        var version = (await terms.All<TermsOfReference>()).ShouldHaveSingleItem();
        version.ShouldSatisfyAllConditions(
            t => t.Key.ShouldBe("1"),
            t => t.State.ShouldBe(TermsState.Agreed),
            t => t.AgreedOn.ShouldBe(new DateOnly(2007, 9, 1)),
            t => t.ReviewOn.ShouldBe(new DateOnly(2008, 9, 30)),
            t => t.Note.ShouldBe("Version: 1.2; Owner: Partnership Manager.")
        );
        version
            .Parts()
            .Select(p => p.Heading)
            .ShouldBe([
                "1. Purpose:",
                "2. Membership",
                "3. Quoracy",
                "4. Key objectives",
                "5. Equality and children’s rights",
                "6. Review",
            ]);
        version.Parts()[3].Text.ShouldBe("1. Agree the plan:\n   - (a) each year;\n   - (b) with its budget.\n2. Watch over it.");
        (await terms.Rules()).ShouldBe([
            "at least a third of members",
            "Director of Children’s Services, or a deputy",
            "otherwise the chair decides",
        ]);
        (await terms.All<Place>())
            .Select(p => p.Title)
            .ShouldBe(["Director of Children’s Services", "Chief Nurse", "Lay member"]);
        var body = (await terms.All<Body>()).Single();
        body.Purpose.ShouldBe("To lead the work of the partners for children aged 0 to 19.");
        body.Ages!.ToString().ShouldBe("0 to 19");
        outcome.ShouldSay(FindingKind.Doubtful, "is a month");
        outcome.ShouldSay(FindingKind.LeftOut, "is the title");
        outcome.ShouldSay(FindingKind.New, "version 1 of the terms of reference of “Executive”: agreed on 1 September 2007");

        (await terms.Bring(Text)).ShouldChangeNothing().ShouldSay(FindingKind.Unchanged, "is recorded as version 1");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Another_text_is_the_next_version_beside_the_agreed_one(string provider)
    {
        await using var terms = await TermsInCase.On(provider);
        (await terms.Bring(Text)).ShouldBeKept();

        var other = Text.Replace("Every year.", "Every two years.", StringComparison.Ordinal)
            .Replace("5. Equality and children’s rights\nWe treat everybody fairly.\n", "", StringComparison.Ordinal)
            .Replace("Date agreed: 1st Sept 2007\n", "", StringComparison.Ordinal);
        var outcome = (await terms.Bring(other)).ShouldBeKept();

        (await terms.All<TermsOfReference>())
            .Select(t => (t.Key, t.State))
            .ShouldBe([("1", TermsState.Agreed), ("2", TermsState.Draft)]);
        outcome.ShouldSay(FindingKind.New, "1 part differs from version 1: “6. Review” differs");
        outcome.ShouldSay(FindingKind.Missing, "“5. Equality and children’s rights” stands in version 1");
        (await terms.All<Place>()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_draft_that_has_been_agreed_goes_forward()
    {
        await using var terms = await TermsInCase.On(Databases.Sqlite);
        (await terms.Bring(Text, ("state", "draft")))
            .ShouldBeKept()
            .ShouldSay(FindingKind.Doubtful, "kept as a note, because the terms are draft");

        (await terms.Bring(Text)).ShouldBeKept().ShouldSay(FindingKind.Changed, "draft → agreed");

        (await terms.All<TermsOfReference>()).ShouldHaveSingleItem().AgreedOn.ShouldBe(new DateOnly(2007, 9, 1));
    }

    [Fact]
    public async Task A_part_can_be_left_out_and_members_can_stay_text()
    {
        await using var terms = await TermsInCase.On(Databases.Sqlite);

        var outcome = await terms.Bring(Text, ("part-quoracy", "leave-out"), ("part-membership", "text"));

        outcome.ShouldBeKept().ShouldSay(FindingKind.LeftOut, "the part “3. Quoracy”, as you said");
        (await terms.All<TermsOfReference>()).Single().Parts().Select(p => p.Heading).ShouldNotContain("3. Quoracy");
        (await terms.All<Place>()).ShouldBeEmpty();
        (await terms.All<QuorumRule>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_version_is_as_sensitive_as_its_body()
    {
        await using var terms = await TermsInCase.On(Databases.Sqlite);
        await terms.Data.Edit(terms.Body, b => b.Sensitivity = Sensitivity.Restricted);

        (await terms.Bring(Text)).ShouldBeKept();

        (await terms.All<TermsOfReference>()).Single().Sensitivity.ShouldBe(Sensitivity.Restricted);
        (await terms.All<QuorumRule>()).ShouldAllBe(r => r.Sensitivity == Sensitivity.Restricted);
    }

    [Fact]
    public async Task A_body_that_is_not_told_is_asked_for_and_one_that_is_not_known_is_refused()
    {
        await using var terms = await TermsInCase.On(Databases.Sqlite);

        (await terms.Bring("Purpose\nTo do good.\nQuorum\nThree members.\n"))
            .Open.ShouldHaveSingleItem()
            .Words.ShouldBe("Whose terms of reference are they?");
        (await terms.Bring(Text, ("body", "nobody"))).ShouldSay(FindingKind.Refused, "there is no body with the key “nobody”");
        (await terms.All<TermsOfReference>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_other_than_the_title_names_is_doubted()
    {
        await using var terms = await TermsInCase.On(Databases.Sqlite);
        var board = await terms.Data.Body("Children’s Trust Board");

        (await terms.Bring(Text, ("body", board.Key)))
            .ShouldBeKept()
            .ShouldSay(FindingKind.Doubtful, "the title names “Executive”");
    }

    [Fact]
    public async Task A_text_without_headings_is_kept_whole()
    {
        await using var terms = await TermsInCase.On(Databases.Sqlite);

        var outcome = await terms.Bring(
            "The group meets when it has something to say.\n\nIt reports to nobody at all.\n",
            ("body", terms.Body.Key)
        );

        outcome.ShouldBeKept().ShouldSay(FindingKind.Doubtful, "no part was found by its heading");
        (await terms.All<TermsOfReference>())
            .Single()
            .Text.ShouldBe("The group meets when it has something to say.\n\nIt reports to nobody at all.");
    }

    [Fact]
    public async Task Which_of_two_terms_of_reference_in_a_file_is_asked()
    {
        await using var terms = await TermsInCase.On(Databases.Sqlite);
        await terms.Data.Body("Quality Group");
        const string two = """
            Terms of Reference: Executive
            Purpose
            To lead.
            Quorum
            Four members must be present.

            Terms of Reference: Quality Group
            Purpose
            To learn.
            Quorum
            Half of members.
            """;

        (await terms.Bring(two, ("which-terms", "2")))
            .ShouldBeKept()
            .ShouldSay(FindingKind.LeftOut, "Terms of Reference: Executive");

        var version = (await terms.All<TermsOfReference>()).ShouldHaveSingleItem();
        version.Text.ShouldBe("## Purpose\n\nTo learn.\n\n## Quorum\n\nHalf of members.");
    }

    [Fact]
    public async Task Styled_headings_give_parts_and_sections_and_a_header_table()
    {
        await using var terms = await TermsInCase.On(Databases.Sqlite);
        var (proposal, version) = await terms.Look(
            Heading(1, "Executive", 1),
            Words("Terms of reference", 2),
            Table(
                3,
                ["Version", "2.1"],
                ["Status", "Final"],
                ["Date agreed", "14/05/2007"],
                ["Circulation", "All members"],
                ["Review date", "annually"]
            ),
            Heading(2, "1. Purpose", 4),
            Words("To lead *well*.\nA second line", 5),
            Heading(2, "Governance arrangements for the Executive", 6),
            Heading(3, "Quorum", 7),
            Words("There is no quorum.", 8),
            Table(9, ["To whom", "What"], ["Board", "Report | yearly"]),
            Heading(1, "Appendix 1", 10),
            Words("# More", 11)
        );

        version!.Text.ShouldBe(
            """
            ## 1. Purpose

            To lead \*well\*.\
            A second line

            ## Governance arrangements for the Executive

            ### Quorum

            There is no quorum.

            | To whom | What |
            | --- | --- |
            | Board | Report \| yearly |

            ## Appendix 1

            \# More
            """
        );
        version.AgreedOn.ShouldBe(new DateOnly(2007, 5, 14));
        version.ReviewOn.ShouldBeNull();
        version.Note.ShouldBe("Version: 2.1; Circulation: All members; Review date: annually.");
        proposal.Findings.ShouldContain(f =>
            f.Kind == FindingKind.Doubtful && f.Words.Contains("annually", StringComparison.Ordinal)
        );
        proposal.Questions.ShouldContain(q => q.Question.Words.Contains("“none is stated”", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Capitals_head_parts_where_nothing_else_does()
    {
        await using var terms = await TermsInCase.On(Databases.Sqlite);
        var (_, version) = await terms.Look(
            Words("EXECUTIVE TERMS OF REFERENCE", 1),
            Words("OUR PLACE IN THE COUNTY", 2),
            Words("We serve it.", 3),
            Words("WHO DECIDES", 4),
            Words("We do.", 5)
        );

        version!.Parts().Select(p => p.Heading).ShouldBe(["OUR PLACE IN THE COUNTY", "WHO DECIDES"]);
    }

    [Theory]
    [InlineData("executive-terms.docx")]
    [InlineData("executive-terms.pdf")]
    public async Task The_sample_of_another_partnership_is_read_word_for_word(string name)
    {
        Assert.SkipWhen(
            name.EndsWith(".pdf", StringComparison.Ordinal) && PdfProgram.Find() is null,
            "pdftotext is not installed (apt-get install poppler-utils)"
        );
        await using var terms = await TermsInCase.On(Databases.Sqlite);
        var file = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "samples", "papers", name));

        var outcome = (await terms.Bring(name, file, ("body", terms.Body.Key))).ShouldBeKept();

        var version = (await terms.All<TermsOfReference>()).Single();
        version
            .Parts()
            .Select(p => p.Heading)
            .ShouldBe([
                "1. Purpose",
                "2. Membership",
                "3. Quoracy",
                "4. Key objectives",
                "5. Frequency of meetings",
                "6. Reporting",
                "7. Confidentiality",
                "8. Review",
            ]);
        version.AgreedOn.ShouldBe(new DateOnly(2024, 5, 14));
        version.ReviewOn.ShouldBe(new DateOnly(2025, 5, 31));
        // A page of PDF does not say which words are cells of a table.
        var words = string.Join(' ', TermsMarkdown.Words(version.Text));
        words.ShouldContain("highlight report each meeting");
        if (name.EndsWith(".docx", StringComparison.Ordinal))
            version.Parts()[5].Text.ShouldContain("| Health and Wellbeing Board | Yearly report | Autumn |");
        version
            .Parts()[3]
            .Text.ShouldMatch(@"\n- b\. Hear from every group at least twice a year:\n +- .*what has changed for children;");
        outcome.ShouldSay(FindingKind.Doubtful, "Marlshire Police");
        (await terms.All<Place>()).Count.ShouldBeGreaterThan(10);

        (await terms.Bring(name, file, ("body", terms.Body.Key))).ShouldChangeNothing();
    }

    internal static Paragraph Heading(int level, string text, int line) => new(text, Place(line)) { Level = level };

    internal static Paragraph Words(string text, int line) => new(text, Place(line));

    internal static FilePlace Place(int line) => new("terms.docx", line, 1) { Form = PlaceForm.Paragraphs };

    internal static Table Table(int line, params string[][] rows)
    {
        var made = rows.Select(
                (cells, row) =>
                    new TableRow(
                        row,
                        [
                            .. cells.Select(c => new Cell(
                                c.Length == 0 ? [] : [.. c.Split('\n').Select(l => new CellLine(l, line, 1))],
                                Place(line)
                            )),
                        ],
                        Place(line)
                    )
            )
            .ToList();
        return new Table(line, made[0], [.. made.Skip(1)], Place(line));
    }
}
