using Remit.Portable;
using Remit.Tests.Harness;

namespace Remit.Tests.Portable;

public class ProblemsTests
{
    /// <summary>What is wrong in one file laid on the sample, and the one line that says so.</summary>
    public static TheoryData<string, string, string> OneFault { get; } =
        new()
        {
            // A field.
            {
                "bodies/x.yaml",
                "name: X\nkind: board\npurpos: Y\n",
                "bodies/x.yaml:3:1: “purpos” is not a field of a body. Did you mean “purpose”? Expected one of name, kind,"
            },
            { "bodies/x.yaml", "name: X\nkind: board\ntext: Y\n", "bodies/x.yaml:3:1: “text” is not a field of a body." },
            { "bodies/x.yaml", "name: X\nkind: bord\n", "bodies/x.yaml:2:7: “bord” is not one of board, executive," },
            { "bodies/x.yaml", "name: X\nkind: bord\n", "management-team, other, as “kind” needs. Did you mean “board”?" },
            { "bodies/x.yaml", "kind: board\n", "bodies/x.yaml:1:1: The body “x” needs “name”: What it is called." },
            { "bodies/x.yaml", "name:\nkind: board\n", "bodies/x.yaml:1:1: “name” can't be empty: What it is called." },
            { "bodies/x.yaml", "name: \"\"\nkind: board\n", "bodies/x.yaml:1:1: “name” can't be empty:" },
            { "bodies/x.yaml", "name: \" \"\nkind: board\n", "bodies/x.yaml:1:7: “ ” is not a text, as “name” needs." },
            { "bodies/x.yaml", "name: [X]\nkind: board\n", "bodies/x.yaml:1:7: Expected a text for “name”, found a list." },
            { "bodies/x.yaml", "name: X\nkind: board\noutside: yes\n", "bodies/x.yaml:3:10: “yes” is not true or false" },
            {
                "bodies/x.yaml",
                "name: X\nkind: board\nfrom: 3/9/2007\n",
                "bodies/x.yaml:3:7: “3/9/2007” is not a date such as 2007-09-03, as “from” needs."
            },
            { "bodies/x.yaml", "name: X\nkind: board\nfrom: 2007-02-30\n", "bodies/x.yaml:3:7: “2007-02-30” is not a date" },
            {
                "bodies/x.yaml",
                "name: X\nkind: board\nfrom: 2008-01-02\nuntil: 2008-01-01\n",
                "bodies/x.yaml:4:8: It can't end on 1 January 2008, before it starts on 2 January 2008."
            },
            {
                "bodies/x.yaml",
                "name: X\nkind: board\nterms:\n  a:\n    state: draft\n    quorum-rules:\n      q:\n        form: number\n        number: four\n",
                "bodies/x.yaml:9:17: “four” is not a whole number"
            },
            {
                "bodies/x.yaml",
                "name: X\nkind: board\nterms:\n  a:\n    state: draft\n    quorum-rules:\n      q:\n        form: share\n        share: most\n",
                "bodies/x.yaml:9:16: “most” is not a share such as “1/3”"
            },
            { "bodies/x.yaml", "name: X\nkind: board\nages: old\n", "bodies/x.yaml:3:7: “old” is not ages such as “5 to 13”" },
            {
                "bodies/x.yaml",
                "name: X\nkind: board\nestablished: yes\n",
                "bodies/x.yaml:3:14: Expected “from” and “until” under “established”"
            },
            {
                "bodies/x.yaml",
                "name: X\nkind: board\nestablished:\n  since: 2007-01-01\n",
                "bodies/x.yaml:4:3: Expected “from” or “until” under “established”, found “since”."
            },
            {
                "bodies/x.yaml",
                "name: X\nkind: board\nestablished:\n  from: 2007-01-02\n  until: 2007-01-01\n",
                "bodies/x.yaml:4:3: It can't end on 1 January 2007"
            },
            { "bodies/x.yaml", "name: X\nkind: board\npurpose: \"a\\0b\"\n", "bodies/x.yaml:3:10: There is a character" },
            {
                "bodies/x.yaml",
                "name: X\nkind: board\npurpose: \"\\uD800\"\n",
                "bodies/x.yaml:3:10: This can't be read as YAML:"
            },
            { "bodies/x.yaml", "name: X\nkind: board\npurpose: \"a\\ab\"\n", "bodies/x.yaml:3:10: There is a character" },
            { "people.csv", "key,name\nann,A\u0001\n", "people.csv:2:5: There is a character in it that can't be printed." },
            { "terms/executive/1.md", "a\u0000b\n", "terms/executive/1.md: " },
            // A reference.
            {
                "bodies/x.yaml",
                "name: X\nkind: board\nlines:\n  l:\n    kind: works-with\n    to: bord\n",
                "bodies/x.yaml:6:9: There is no body with the key “bord”. Did you mean “board”?"
            },
            {
                "registers/x.yaml",
                "title: X\nholder: lead-member\n",
                "registers/x.yaml:2:9: “lead-member” is not a kind and a key, such as post:lead-member."
            },
            {
                "registers/x.yaml",
                "title: X\nholder: pst:lead-member\n",
                "registers/x.yaml:2:9: “pst” is not a kind of record. Did you mean “post”?"
            },
            {
                "registers/x.yaml",
                "title: X\nholder: post:led-member\n",
                "registers/x.yaml:2:9: There is no post with the key “led-member”. Did you mean “lead-member”?"
            },
            {
                "registers/x.yaml",
                "title: X\nresponsibilities:\n  a:\n    text: A\n    provisions:\n      - cypp/9\n      - [x]\n",
                "registers/x.yaml:7:9: Expected the key of a record, found a list."
            },
            {
                "registers/x.yaml",
                "title: X\nresponsibilities:\n  a:\n    text: A\n    provisions: cypp\n",
                "registers/x.yaml:5:17: Expected a list for “provisions”, each on a line that begins with a hyphen; found text."
            },
            // A key.
            { "bodies/The Board.yaml", "name: X\nkind: board\n", "bodies/The Board.yaml: “The Board” can't be a key." },
            {
                "bodies/x.yaml",
                "name: X\nkind: board\nplaces:\n  The chair:\n    title: C\n    role: chair\n",
                "bodies/x.yaml:4:3: “The chair” can't be a key. A key has lower-case letters, digits and single hyphens"
            },
            {
                "bodies/x.yaml",
                "name: X\nkind: board\nplaces:\n  - title: C\n    role: chair\n",
                "bodies/x.yaml:4:3: Expected records by their keys under “places”, found a list."
            },
            {
                "bodies/x.yaml",
                "name: X\nkind: board\nplaces:\n  chair: Ann\n",
                "bodies/x.yaml:4:10: Expected fields such as “title: …” for the place “chair”, found text."
            },
            // YAML itself.
            { "bodies/x.yaml", "", "bodies/x.yaml:1:1: The file is empty." },
            { "bodies/x.yaml", "# only a remark\n", "bodies/x.yaml:1:1: The file is empty." },
            {
                "bodies/x.yaml",
                "just words\n",
                "bodies/x.yaml:1:1: Expected fields such as “name: …” for the body “x”, found text."
            },
            {
                "bodies/x.yaml",
                "name: X\nkind: board\nname: Y\n",
                "bodies/x.yaml:3:1: “name” stands here twice: first in line 1."
            },
            {
                "bodies/x.yaml",
                "name: X\nkind: board\nplaces:\n  c: {title: A, role: chair}\n  c: {title: B, role: chair}\n",
                "bodies/x.yaml:5:3: “c” stands here twice: first in line 4."
            },
            { "bodies/x.yaml", "name: X\nkind: board\n---\nname: Y\n", "bodies/x.yaml:3:1: A second document begins here." },
            { "bodies/x.yaml", "name: X\n  kind: board\n", "bodies/x.yaml:2:7: This can't be read as YAML:" },
            { "bodies/x.yaml", "name: \"X\nkind: board\n", "bodies/x.yaml:1:7: This can't be read as YAML:" },
            { "bodies/x.yaml", "name: X\nkind: board\nplaces:\n\tchair:\n", "bodies/x.yaml:4:1: A tab stands before the words" },
            { "bodies/x.yaml", "name: &n X\nkind: board\n", "bodies/x.yaml:1:7: Anchors and aliases are not used here" },
            {
                "bodies/x.yaml",
                "name: X\nkind: board\npurpose: *n\n",
                "bodies/x.yaml:3:10: Anchors and aliases are not used here"
            },
            {
                "bodies/x.yaml",
                "name: !!str X\nkind: board\n",
                "bodies/x.yaml:1:7: Tags such as “tag:yaml.org,2002:str” are not"
            },
            { "bodies/x.yaml", "name: X\nkind: board\n? [a]\n: b\n", "bodies/x.yaml:3:3: A field's name is a word." },
            {
                "bodies/x.yaml",
                "name: X\nkind: board\npurpose: " + new string('[', 30) + new string(']', 30) + "\n",
                "bodies/x.yaml:3:30: This can't be read as YAML: nested deeper than any record."
            },
            { "partnership.yaml", "name: X\n", "partnership.yaml:1:1: Expected “format: remit/1” as the first field." },
            { "partnership.yaml", "format: remit/9\nname: X\n", "partnership.yaml:1:9: Expected “format: remit/1”" },
            // CSV.
            {
                "people.csv",
                "",
                "people.csv:1:1: The file is empty. Expected a first line with the columns key,name,organisation,"
            },
            { "people.csv", "key,nam\na,A\n", "people.csv:1:5: “nam” is not a column here. Did you mean “name”?" },
            { "people.csv", "key,nam\na,A\n", "people.csv:1:1: There is no column “name”." },
            { "people.csv", "name\nA\n", "people.csv:1:1: There is no column “key”." },
            { "people.csv", "key,name,name\na,A,A\n", "people.csv:1:10: The column “name” stands here twice." },
            { "people.csv", "key,name\na,A\nb,B,C\n", "people.csv:3:1: This line has 3 cells; the first line has 2." },
            { "people.csv", "key,name\na,A\na,B\n", "people.csv:3:1: The key “a” stands here twice: first in line 2." },
            { "people.csv", "key,name\nAnn,A\n", "people.csv:2:1: “Ann” can't be a key." },
            { "people.csv", "key,name\nann,\n", "people.csv:2:1: The person “ann” needs “name”: How they are named." },
            { "people.csv", "key,name\nann,A\"B\"\n", "people.csv:2:6: A quotation mark stands inside a cell" },
            { "people.csv", "key,name\nann,\"A\" B\n", "people.csv:2:8: Text follows the quotation mark that closes this cell." },
            { "people.csv", "key,name\nann,\"A\n", "people.csv:2:5: The quotation mark that opens this cell is never closed." },
            {
                "people.csv",
                "key,name,organisation\nann,\"A\nB\",vcs-form\n",
                "people.csv:3:4: There is no organisation with the key “vcs-form”. Did you mean “vcs-forum”?"
            },
            { "people.csv", "key;name\nann;A\n", "people.csv:1:4: The cells are separated by semicolons." },
            {
                "actions.csv",
                "key,what,status,owners\na,A,open,post:director; post:directr\n",
                "actions.csv:2:10: There is no post with the key “directr”. Did you mean “director”?"
            },
            // A circle that no table could take.
            {
                "registers/x.yaml",
                "title: X\nresponsibilities:\n  a:\n    part-of: b\n    text: A\n  b:\n    part-of: a\n    text: B\n",
                "registers/x.yaml:4:14: These records name one another in a circle: x/a → x/b → x/a."
            },
            {
                "organisations/a.yaml",
                "name: A\nkind: other\npart-of: a\n",
                "organisations/a.yaml:3:10: These records name one another"
            },
            // What is no part of the format.
            { "bodies/x.yml", "name: X\n", "bodies/x.yml: This file is not part of the format. Expected partnership.yaml," },
            { "bodies/deep/x.yaml", "name: X\n", "bodies/deep/x.yaml: This file is not part of the format." },
            { "README.md", "# Ours\n", "README.md: This file is not part of the format." },
            {
                "terms/board/9.md",
                "## Purpose\n",
                "terms/board/9.md: This text belongs to no record: the files state no terms “board/9”."
            },
            // A rule of the domain, at the field that breaks it.
            {
                "bodies/x.yaml",
                "name: X\nkind: board\nduration: standing\nends-when: never\n",
                "bodies/x.yaml:4:12: “X” is a standing body, so it has no event that ends it."
            },
            {
                "bodies/x.yaml",
                "name: X\nkind: board\nplaces:\n  c:\n    title: C\n    role: chair\n    ex-officio-post: director\n    ex-officio-chair-of: board\n",
                "bodies/x.yaml:7:22: “C” can go with a post or with the chair of a body, not with both."
            },
            {
                "bodies/x.yaml",
                "name: X\nkind: board\nlines:\n  itself:\n    kind: works-with\n    to: x\n",
                "bodies/x.yaml:6:9: A body can't be accountable to itself"
            },
        };

    [Theory, MemberData(nameof(OneFault))]
    public async Task A_fault_is_told_with_its_place(string path, string text, string expected)
    {
        await using var partnership = await PortableCase.WithTheSample(Databases.Sqlite);
        var before = await partnership.LastChange();

        var report = await partnership.Import(PortableCase.Files((path, text)));

        var problems = report.Problems.Select(p => p.ToString()).ToList();
        problems.ShouldContain(p => p.Contains(expected, StringComparison.Ordinal), string.Join('\n', problems));
        problems.Count.ShouldBeLessThanOrEqualTo(2, string.Join('\n', problems));
        report.Change.ShouldBeNull();
        (await partnership.LastChange()).ShouldBe(before);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task All_faults_of_all_files_are_told_at_once_and_nothing_is_saved(string provider)
    {
        await using var partnership = await PortableCase.WithNothing(provider);
        var files = PortableCase.SampleWith(
            ("bodies/board.yaml", "name: \"The Board\nkind: board\n"),
            ("bodies/cabinet.yaml", "nam: Cabinet\nkind: cabinet\n"),
            ("people.csv", PortableCase.Sample().Texts["people.csv"] + "ann,Ann,nowhere,,,,,,,,,,\n"),
            ("posts/director.yaml", "title: Director\norganisation: leicestershire-county-counci\nbody: bord\n")
        );

        var report = await partnership.Import(files);

        report
            .Problems.Select(p => $"{p.File}:{p.Line}:{p.Column}")
            .ShouldBe([
                "bodies/board.yaml:1:7",
                "bodies/cabinet.yaml:1:1",
                "bodies/cabinet.yaml:1:1",
                $"people.csv:{PortableCase.Sample().Texts["people.csv"].Count(c => c == '\n') + 1}:9",
                "posts/director.yaml:2:15",
                "posts/director.yaml:3:7",
            ]);
        (await partnership.Content()).ShouldBeEmpty();
        (await partnership.LastChange()).ShouldBe(0);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_rule_that_refuses_is_placed_in_the_file_and_nothing_is_saved(string provider)
    {
        await using var partnership = await PortableCase.WithTheSample(provider);
        var before = await partnership.Content();

        var report = await partnership.Import(
            PortableCase.Files(
                ("bodies/one.yaml", "name: One\nkind: board\nduration: standing\nends-when: never\n"),
                ("sources/two.yaml", "title: Two\nkind: act\naddress: ftp://example.org\n"),
                ("people.csv", "key,name\nann,Ann\n")
            )
        );

        report.Problems.Select(p => $"{p.File}:{p.Line}:{p.Column}").ShouldBe(["bodies/one.yaml:4:12", "sources/two.yaml:3:10"]);
        (await partnership.Content()).ShouldBe(before);
    }

    [Fact]
    public async Task A_nest_of_aliases_or_of_brackets_costs_no_more_than_its_length()
    {
        await using var partnership = await PortableCase.WithNothing(Databases.Sqlite);
        var laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n";
        foreach (var letter in "bcdefghij")
            laughs += $"{letter}: &{letter} [{string.Join(", ", Enumerable.Repeat($"*{(char)(letter - 1)}", 9))}]\n";

        var report = await partnership.Import(
            PortableCase.Files(
                ("bodies/a.yaml", laughs),
                ("bodies/b.yaml", "name: " + new string('[', 200_000)),
                ("bodies/c.yaml", string.Concat(Enumerable.Repeat("- ", 200_000)))
            )
        );

        report.Problems.ShouldContain(p => p.File == "bodies/a.yaml" && p.Line == 1 && p.Column == 4);
        report.Problems.ShouldContain(p =>
            p.File == "bodies/b.yaml" && p.Message.Contains("nested deeper", StringComparison.Ordinal)
        );
        report.Problems.ShouldContain(p =>
            p.File == "bodies/c.yaml" && p.Message.Contains("nested deeper", StringComparison.Ordinal)
        );
    }
}
