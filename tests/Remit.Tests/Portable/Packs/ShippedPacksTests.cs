using Remit.Kernel;
using Remit.Portable;
using Remit.Portable.Packs;
using Remit.Responsibilities.Sources;
using Remit.Tests.Harness;

namespace Remit.Tests.Portable.Packs;

public class ShippedPacksTests
{
    public static TheoryData<string, string> PacksOnDatabases()
    {
        var data = new TheoryData<string, string>();
        foreach (var provider in new Databases())
        foreach (var key in PackCase.Keys)
            data.Add(new TheoryDataRow<string, string>(provider.Data, key) { Skip = provider.Skip });
        return data;
    }

    [Fact]
    public void Every_folder_of_sources_is_a_pack_of_the_list_and_says_what_it_was_taken_from()
    {
        PackCase.Keys.ShouldBe(
            Directory.GetDirectories(Repository.PathOf("sources")).Select(Path.GetFileName).OfType<string>(),
            ignoreOrder: true
        );
        foreach (var pack in PackCase.Shipped.All)
        {
            pack.Read(Composition.Shapes()).Problems.ShouldBeEmpty();
            pack.Title.ShouldNotBeEmpty();
            pack.About.ShouldNotBeEmpty();
            pack.TakenFrom.ShouldNotBeEmpty();
            pack.LeftOut.ShouldNotBeEmpty();
            foreach (var source in pack.Sources)
                Pack.EditionOf(source).ShouldNotBeNull($"{pack.Key}: {source.Key}");
        }
    }

    [Theory, MemberData(nameof(PacksOnDatabases))]
    public async Task Each_goes_into_an_empty_partnership_and_comes_out_byte_for_byte(string provider, string key)
    {
        await using var partnership = await PortableCase.WithNothing(provider);
        var pack = PackCase.Pack(key);

        var added = await partnership.Add(pack);

        added.Problems.ShouldBeEmpty();
        added.Change.ShouldNotBeNull();
        added.Changes.ShouldAllBe(c => c.IsNew);
        added.Kept.ShouldBeEmpty();
        var exported = (await partnership.Export()).Texts;
        foreach (var (file, text) in pack.Files.Texts)
            exported[file].ShouldBe(text, $"{key}/{file}");
        (await partnership.States())[key].ShouldBe(PackState.Added);
        var again = await partnership.Add(pack);
        again.Changes.ShouldBeEmpty();
        again.Change.ShouldBeNull();
    }

    [Theory, MemberData(nameof(PacksOnDatabases))]
    public async Task Each_goes_into_the_sample_which_keeps_what_the_papers_say(string provider, string key)
    {
        await using var partnership = await PortableCase.WithTheSample(provider);
        var before = (await partnership.Export()).Texts;

        var added = await partnership.Add(PackCase.Pack(key));

        added.Problems.ShouldBeEmpty();
        added.Change.ShouldNotBeNull();
        var after = (await partnership.Export()).Texts;
        foreach (var (file, text) in before)
        foreach (var line in text.Split('\n').Where(l => l.Length > 0))
            after[file].Split('\n').ShouldContain(line, $"{file} of the sample lost a line");
        (await partnership.States())[key].ShouldBe(PackState.Added);
        (await partnership.Add(PackCase.Pack(key))).Change.ShouldBeNull();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task All_together_double_nothing_of_the_sample(string provider)
    {
        await using var partnership = await PortableCase.WithTheSample(provider);
        foreach (var pack in PackCase.Shipped.All)
            (await partnership.Add(pack)).Problems.ShouldBeEmpty();

        await using var db = partnership.Store.Read(Sight.Everything);
        var sources = db.All<Source>().ToList();
        sources.Count.ShouldBe(16);
        sources.Select(s => s.Title).ShouldBeUnique();
        foreach (var provisions in db.All<Provision>().ToList().GroupBy(p => p.Source))
            provisions.Where(p => p.Number is not null).Select(p => p.Number!.Slug).ShouldBeUnique();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_guidance_of_2023_is_replaced_today_in_all_its_parts(string provider)
    {
        await using var partnership = await PortableCase.WithNothing(provider);
        await partnership.Add(PackCase.Pack("working-together-2023"));

        await using var db = partnership.Store.Read(Sight.Everything);
        var source = (await SourceView.Load(db, "working-together-2023", new DateOnly(2026, 11, 22))).ShouldNotBeNull();
        source.Provisions.Count.ShouldBe(7);
        source.Provisions.ShouldAllBe(p => p.Stages.State == ProvisionState.Replaced);
        source.InForce.ShouldBe("from 15 December 2023; all that is listed of it is repealed or replaced");
    }

    [Fact]
    public void Regulations_of_which_nobody_found_whether_they_still_hold_are_given_no_state() =>
        Drafts(typeof(Stage)).ShouldNotContain(d => d.Pack.Key == "lscb-regulations-2006");

    [Fact]
    public void Every_provision_has_words_and_says_how_it_was_checked_or_that_it_was_not()
    {
        foreach (var (pack, draft) in Drafts(typeof(Provision)))
        {
            var what = $"{pack.Key}: {draft.Path}";
            (draft.Stated.ContainsKey("title") || draft.Stated.ContainsKey("text")).ShouldBeTrue(what);
            (draft.Stated.ContainsKey("number") || IsGuidance(draft)).ShouldBeTrue($"{what} has no number");
            (
                draft.Stated.ContainsKey("checked-against")
                || draft.Stated.ContainsKey("unverified")
                || draft.Holder!.Stated.ContainsKey("unverified")
            ).ShouldBeTrue($"{what} does not say how it was checked");
            if (draft.Stated.GetValueOrDefault("checked-on")?.Value is DateOnly on)
                on.ShouldBeLessThanOrEqualTo(Pack.EditionOf(draft.Holder!)!.Value, what);
        }
    }

    [Fact]
    public void Every_section_and_regulation_has_an_address_of_its_text()
    {
        foreach (var (pack, draft) in Drafts(typeof(Provision)).Where(d => !IsGuidance(d.Draft)))
            LegislationAddress
                .TryParse(draft.Stated.GetValueOrDefault("address")?.Value as string, out _)
                .ShouldBeTrue($"{pack.Key}: {draft.Path}");
        foreach (var (pack, draft) in Drafts(typeof(Source)))
        {
            var address = draft.Stated.GetValueOrDefault("address")?.Value as string;
            if (draft.Stated["kind"].Value is SourceKind.Act or SourceKind.Regulations)
                LegislationAddress.TryParse(address, out _).ShouldBeTrue($"{pack.Key}: {draft.Path}");
        }
    }

    [Fact]
    public void The_paragraphs_of_2005_are_those_of_the_papers()
    {
        var sample = PortableCase.Sample().Texts["sources/guidance-2005.yaml"].Split('\n');
        var pack = PackCase.Pack("dcs-guidance-2005").Files.Texts["sources/guidance-2005.yaml"].Split('\n');
        foreach (var line in sample.Where(l => l.StartsWith("    t", StringComparison.Ordinal) && !l.Contains("taken-from")))
            pack.ShouldContain(line);
    }

    private static bool IsGuidance(RecordDraft draft) => draft.Holder!.Stated["kind"].Value is SourceKind.StatutoryGuidance;

    private static IEnumerable<(Pack Pack, RecordDraft Draft)> Drafts(Type type) =>
        from pack in PackCase.Shipped.All
        from draft in pack.Read(Composition.Shapes()).Drafts
        where draft.Shape.Type == type
        select (pack, draft);
}
