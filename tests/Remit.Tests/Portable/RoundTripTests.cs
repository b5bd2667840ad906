using Remit.Documents;
using Remit.Kernel;
using Remit.Portable;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Tests.Harness;

namespace Remit.Tests.Portable;

public class RoundTripTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task The_export_of_an_import_is_the_same_byte_for_byte(string provider)
    {
        await using var partnership = await PortableCase.WithTheSample(provider);
        var folder = Directory.CreateTempSubdirectory("remit-export-").FullName;
        try
        {
            (await partnership.Export()).Write(folder);

            Bytes(folder).ShouldBe(Bytes(PortableCase.SampleFolder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_import_of_an_export_gives_the_same_content(string provider)
    {
        await using var original = await PortableCase.WithTheSample(provider);
        // What the sample has none of, the rest of the format must carry as well.
        Saved(await original.Import(PortableCase.Files(EverythingElse)));
        await using var copy = await PortableCase.WithNothing(provider);

        Saved(await copy.Import(await original.Export()));

        (await copy.Content()).ShouldBe(await original.Content());
        (await copy.Export()).Texts.ShouldBe((await original.Export()).Texts);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Importing_the_same_files_again_changes_nothing_and_says_so(string provider)
    {
        await using var partnership = await PortableCase.WithTheSample(provider);
        var (content, change) = (await partnership.Content(), await partnership.LastChange());

        var report = await partnership.Import(PortableCase.Sample());

        report.Problems.ShouldBeEmpty();
        report.Changes.ShouldBeEmpty();
        report.Unchanged.ShouldBe(
            content.Count(line =>
                !partnership.Store.Shapes.Links.Any(l => line.StartsWith($"{l.Kind} ", StringComparison.Ordinal))
            )
        );
        report.Change.ShouldBeNull();
        (await partnership.LastChange()).ShouldBe(change);
        (await partnership.Content()).ShouldBe(content);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_rehearsal_says_record_by_record_what_an_import_would_do_and_saves_nothing(string provider)
    {
        await using var partnership = await PortableCase.WithTheSample(provider);
        var (content, change) = (await partnership.Content(), await partnership.LastChange());
        var files = PortableCase.Files(
            ("bodies/board.yaml", "name: The Board\nkind: board\n"),
            ("bodies/cabinet.yaml", PortableCase.Sample().Texts["bodies/cabinet.yaml"]),
            ("people.csv", "key,name\nann-other,Ann Other\n")
        );

        var rehearsed = await partnership.Import(files, rehearse: true);

        rehearsed.Problems.ShouldBeEmpty();
        rehearsed.Change.ShouldBeNull();
        rehearsed
            .Changes.Select(c => c.ToString())
            .ShouldBe(["+ person ann-other", "~ body board: name “Children and Young People's Board” → “The Board”"]);
        (await partnership.Content()).ShouldBe(content);
        (await partnership.LastChange()).ShouldBe(change);

        var done = await partnership.Import(files);
        done.Changes.Select(c => c.ToString()).ShouldBe(rehearsed.Changes.Select(c => c.ToString()));
        done.Change!.Number.ShouldBe(change + 1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_the_files_leave_out_stays_as_it_is(string provider)
    {
        await using var partnership = await PortableCase.WithTheSample(provider);
        var before = await partnership.Content();

        var report = await partnership.Import(
            PortableCase.Files(
                ("bodies/executive.yaml", "name: Children and Young People's Executive\nkind: executive\nplaces: {}\nlines:\n"),
                ("actions.csv", "key,what,status\nlead-as-chair,Lead as Chair of the Board,open\n"),
                ("people.csv", "key,name,organisation\nanna-barratt,Anna Barratt,\n")
            )
        );

        report.Problems.ShouldBeEmpty();
        report.Changes.ShouldBeEmpty();
        (await partnership.Content()).ShouldBe(before);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_record_that_is_there_ends_only_where_the_files_say_so(string provider)
    {
        await using var partnership = await PortableCase.WithTheSample(provider);
        const string Executive = "name: Children and Young People's Executive\nkind: executive\n";
        const string Ended = """
            places:
              pct:
                title: Leicestershire County and Rutland PCT
                role: member
                appointments:
                  anna-barratt:
                    person: anna-barratt
                    from: 2007-04-01
                    until: 2008-03-31

            """;

        var ended = await partnership.Import(PortableCase.Files(("bodies/executive.yaml", Executive + Ended)));
        Saved(ended);
        ended
            .Changes.ShouldHaveSingleItem()
            .ToString()
            .ShouldBe("~ appointment executive/pct/anna-barratt: period “start not recorded” → “1 April 2007 to 31 March 2008”");

        var left = await partnership.Import(
            PortableCase.Files(
                ("bodies/executive.yaml", Executive + Ended.Replace("        until: 2008-03-31\n", "", StringComparison.Ordinal))
            )
        );
        left.Problems.ShouldBeEmpty();
        left.Changes.ShouldBeEmpty("an end that is not stated is left as it is");

        var open = await partnership.Import(
            PortableCase.Files(("bodies/executive.yaml", Executive + Ended.Replace("2008-03-31", "", StringComparison.Ordinal)))
        );
        Saved(open);
        open.Changes.ShouldHaveSingleItem().Fields.ShouldHaveSingleItem().Becomes.ShouldBe("from 1 April 2007");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_field_that_is_stated_without_a_value_is_emptied(string provider)
    {
        await using var partnership = await PortableCase.WithTheSample(provider);

        var report = await partnership.Import(
            PortableCase.Files(("bodies/board.yaml", "name: Children and Young People's Board\nkind: board\npurpose:\n"))
        );

        Saved(report);
        var field = report.Changes.ShouldHaveSingleItem().Fields.ShouldHaveSingleItem();
        field.Name.ShouldBe("purpose");
        field.Becomes.ShouldBeNull();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_sensitivity_stated_without_a_value_is_the_usual_one_and_never_opens_a_record(string provider)
    {
        await using var partnership = await PortableCase.WithNothing(provider);
        Saved(
            await partnership.Import(
                PortableCase.Files(
                    ("people.csv", "key,name,sensitivity\nann,Ann,restricted\n"),
                    ("bodies/b.yaml", "name: B\nkind: board\nsensitivity: restricted\n")
                )
            )
        );

        Saved(await partnership.Import(PortableCase.Files(("bodies/b.yaml", "name: B\nkind: board\nsensitivity:\n"))));

        await using var db = partnership.Store.Read(Sight.Everything);
        db.All<Body>().Single().Sensitivity.ShouldBe(Sensitivity.Partnership);
        var export = await partnership.Export();
        export.Texts["bodies/b.yaml"].ShouldNotContain("sensitivity");
        export.Texts["people.csv"].ShouldContain("restricted");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Records_stand_in_the_order_of_the_files(string provider)
    {
        await using var partnership = await PortableCase.WithNothing(provider);
        Saved(await partnership.Import(Register("a", "b", "c")));

        var report = await partnership.Import(Register("a", "new", "b", "c"));
        Saved(report);
        (await Order()).ShouldBe(["a", "new", "b", "c"]);

        Saved(await partnership.Import(Register("c", "a")));
        (await Order()).ShouldBe(["new", "b", "c", "a"]);
        (await partnership.Import(await partnership.Export())).Changes.ShouldBeEmpty();

        async Task<IReadOnlyList<string>> Order() =>
            [
                .. (await partnership.Export())
                    .Texts["registers/r.yaml"]
                    .Split('\n')
                    .Where(l => l.StartsWith("    text: ", StringComparison.Ordinal))
                    .Select(l => l["    text: ".Length..]),
            ];

        static FileSet Register(params string[] keys) =>
            PortableCase.Files(
                (
                    "registers/r.yaml",
                    "title: R\nresponsibilities:\n" + string.Concat(keys.Select(k => $"  {k}:\n    text: {k}\n"))
                )
            );
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_post_and_a_body_of_one_key_keep_their_lines_apart(string provider)
    {
        await using var partnership = await PortableCase.WithNothing(provider);
        var files = PortableCase.Files(
            ("bodies/board.yaml", "name: Board\nkind: board\n"),
            ("bodies/scrutineer.yaml", "name: S\nkind: forum\nlines:\n  board:\n    kind: works-with\n    to: board\n"),
            ("posts/scrutineer.yaml", "title: S\nlines:\n  board:\n    kind: scrutinises\n    to: board\n")
        );

        Saved(await partnership.Import(files));

        (await partnership.Export()).Texts.ShouldBe(files.Texts);
        (await partnership.Import(files)).Changes.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Files_from_other_hands_are_read_alike(string provider)
    {
        await using var canonical = await PortableCase.WithTheSample(provider);
        await using var other = await PortableCase.WithNothing(provider);
        var files = new FileSet();
        foreach (var (path, text) in PortableCase.Sample().Texts)
        {
            files.Add(
                path,
                path switch
                {
                    "partnership.yaml" => "# Ours\n---\n"
                        + text.Replace(": public", ": 'public' # for all", StringComparison.Ordinal)
                        + "...\n",
                    "bodies/cabinet.yaml" => "\n\n" + text.Replace("kind: ", "kind:   ", StringComparison.Ordinal) + "\n\n",
                    _ => text.Replace("\n", "\r\n", StringComparison.Ordinal),
                }
            );
        }

        Saved(await other.Import(files));

        (await other.Content()).ShouldBe(await canonical.Content());
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Hostile_texts_come_out_of_the_database_as_they_went_in(string provider)
    {
        await using var partnership = await PortableCase.WithNothing(provider);
        var texts = WrittenFormTests
            .Hostile.Where(t =>
                Texts.CanBeKept(t) && !string.IsNullOrWhiteSpace(t) && !t.Contains('\r', StringComparison.Ordinal)
            )
            .ToList();
        var files = new FileSet();
        for (var i = 0; i < texts.Count; i++)
            files.Add($"bodies/b{i}.yaml", $"name: {Yaml.Scalar(texts[i], 0)}\nkind: board\nnote: {Yaml.Scalar(texts[i], 0)}\n");
        var columns = CommonFields.Columns(partnership.Store.Shapes["person"]).ToList();
        files.Add(
            "people.csv",
            CsvText.Write(
                texts
                    .Select(
                        (t, i) =>
                            columns.Select(c =>
                                c == "key" ? $"p{i}"
                                : c is "name" or "note" ? t
                                : ""
                            )
                    )
                    .Prepend(columns)
            )
        );

        Saved(await partnership.Import(files));

        (await partnership.Export()).Texts.ShouldBe(files.Texts);
    }

    [Fact]
    public async Task A_folder_and_its_zip_file_are_the_same()
    {
        var work = Directory.CreateTempSubdirectory("remit-zip-").FullName;
        try
        {
            var sample = PortableCase.Sample();
            var zip = Path.Combine(work, "new", "sample.zip");
            sample.Write(zip);
            FileSet.Read(zip).Texts.ShouldBe(sample.Texts);

            var first = await File.ReadAllBytesAsync(zip, TestContext.Current.CancellationToken);
            sample.Write(zip);
            (await File.ReadAllBytesAsync(zip, TestContext.Current.CancellationToken)).ShouldBe(first);
            Directory.GetFiles(Path.Combine(work, "new")).ShouldBe([zip]);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    internal static void Saved(ImportReport report)
    {
        report.Problems.ShouldBeEmpty(string.Join('\n', report.Problems));
        report.Change.ShouldNotBeNull();
    }

    /// <summary>Fields and kinds that the papers' partnership does not use, on top of the sample.</summary>
    private static readonly (string, string)[] EverythingElse =
    [
        (
            "bodies/old-board.yaml",
            """
            name: "Yes"
            kind: board
            duration: short-life
            outcomes: "  Led by blanks\nand more"
            ends-when: "- the end: of all # this"
            outside: true
            deciding: decision-making
            ages: "17"
            from: 2001-01-01
            until: 2009-12-31
            former-names:
              until-2003:
                name: The first board
                until: 2003-12-31
            established:
              from: 2002-02-28
              until: 2008-02-29
            sensitivity: restricted
            places:
              chair:
                title: "5.10"
                vote: advisory
                role: co-chair
                from: 2002-01-01
                until: 2009-12-31
                powers:
                  money:
                    what: Up to £5,000
                    up-to: £5,000.00
                    goes-back: |-
                      Pooled budgets

                      and closures
                    signed-off-by-words: "No"
                    usual-time: 6 weeks
                    usual-time-words: the next board
                    from: 2003-01-01
                    until: 2004-01-01
                deputies:
                  anna-barratt:
                    person: anna-barratt
                    from: 2003-01-01
                    until: 2004-01-01
            areas:
              all:
                title: |-
                  Everything

                  and 🎉 more
                part: contributing
                ages: 13 and over
                until: 2009-12-31
            programmes:
              "2005":
                title: The year's work
                state: agreed
                agreed-by: board
                agreed-on: 2005-03-01
                minute: "4"
                review-on: 2005-10-01
                from: 2005-04-01
                until: 2006-03-31
                programme-items:
                  "1":
                    number: "1.10"
                    what: "- Write: a plan"
                    owners:
                      - body:board
                      - person:anna-barratt
                    owner-words: with schools
                    begins: first
                    due: third
                    expected-outcome: No more # gaps
                    serves: old-board/all
                    progress-statements:
                      "2005-06-30":
                        on: 2005-06-30
                        status: done
                        done-on: 2005-06-29
                        words: "yes"
                        ask: Money
                        by: anna-barratt
                        by-words: for the group
              "2006":
                title: The next year's work
                state: draft
                from: 2006-04-01
                until: 2007-03-31
                programme-items:
                  "1":
                    what: Write it again
                    continues: old-board/2005/1
                  "2":
                    what: Never
                    withdrawn: true
            terms:
              "2":
                state: agreed
                agreed-by: board
                agreed-on: 2003-01-01
                review-on: 2004-01-01
                until: 2009-12-31
                quorum-rules:
                  partners:
                    wording: two of the three partners
                    form: places
                    number: 1
                    places:
                      - old-board/chair
                  majority:
                    form: share
                    share: 1/2
                    more-than: true
                    of: voting-members
                    in-post: true
                  everybody:
                    form: share
                    share: all
                    of: organisations
                  four:
                    form: number
                    number: 4
                    of: members
                    withdrawn: true
                  chair:
                    form: chairs-discretion

            """
        ),
        ("terms/old-board/2.md", "\n# One\n\ntrailing blanks  \n\n"),
        (
            "organisations/part.yaml",
            """
            name: |-
              A "part", of
               it
            kind: other
            part-of: leicestershire-county-council
            sensitivity: partnership
            organisation-predecessors:
              dfes:
                organisation: dfes
                how: split
                what: The part
                on: 2007-01-01
            former-names:
              first:
                name: "No"
                until: 2006-12-31
              second:
                name: A part
                from: 2007-01-01
                until: 2007-03-31

            """
        ),
        (
            "former-organisations.csv",
            "key,of,organisation,from,until\nanna,person:anna-barratt,part,2006-01-01,2006-12-31\ndirector,post:director,dfes,,2000-12-31\nof-part,organisation:part,dfes,,2006-12-31\n"
        ),
        (
            "registers/extra.yaml",
            """
            title: Extra
            holder: body:old-board
            source: cypp
            responsibilities:
              first:
                number: "1"
                lead-in: true
                text: "Do:"
              second:
                part-of: first
                text: it
                provisions:
                  - children-act-2004/10
                  - guidance-2005/5-6
                delegations:
                  director:
                    to: director
                    from: 2005-01-01
                positions:
                  "2007":
                    text: No agreement in place
                    rating: not-met
                    nil: true
                    on: 2007-01-01
                    by: person:anna-barratt
                    review-on: 2007-02-01
                    evidence:
                      minutes:
                        title: Minutes
                        address: https://example.org/minutes
                        dated: 2006-12-31

            """
        ),
        (
            "actions.csv",
            "key,what,owners,due,status,proof,proof-record,reason,every,continues,from\n"
                + "new-one,Do it,post:director; body:old-board; person:anna-barratt,2007-12-31,done,\"Two\nlines\",body:old-board,,3 months,,2007-01-01\n"
                + "next-one,Do it,post:director,2008-03-31,withdrawn,,,Overtaken,1 year,new-one,\n"
        ),
        (
            "action-statements.csv",
            "key,action,on,words,why-moved,became,by,by-words\n"
                + "one,new-one,2007-06-30,\"Two\nlines\",The trust is late,,anna-barratt,\n"
                + "two,new-one,2007-07-31,,,done,,for the group\n"
        ),
    ];

    private static IReadOnlyList<string> Bytes(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(f => $"{Path.GetRelativePath(folder, f).Replace('\\', '/')} {Convert.ToHexString(File.ReadAllBytes(f))}")
                .Order(StringComparer.Ordinal),
        ];
}
