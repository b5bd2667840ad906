using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Structure.Terms;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Terms;

public class QuorumRuleTests
{
    private const string NumberFits = "A quorum rule has a number where its form asks for one";
    private const string ShareFits = "A quorum rule has a share where its form asks for one";
    private const string OfFits = "A quorum rule says of what it counts, where it counts";
    private const string PlacesNamed = "A rule about places names them";
    private const string Stand = "Agreed terms stand as they were agreed";

    private static readonly Fraction Third = Fraction.TryCreate(1, 3, out var third) ? third : throw new FormatException();
    private static readonly Fraction All = Fraction.TryCreate(1, 1, out var all) ? all : throw new FormatException();

    public static TheoryData<QuorumForm, Action<QuorumRule>, string, string> Crooked =>
        new()
        {
            { QuorumForm.Number, r => r.Of = QuorumOf.Members, NumberFits, "number" },
            { QuorumForm.Number, r => (r.Number, r.Of) = (0, QuorumOf.Members), "A quorum asks for at least one", "number" },
            { QuorumForm.Number, r => r.Number = 4, OfFits, "of" },
            { QuorumForm.Number, r => (r.Number, r.Of, r.Share) = (4, QuorumOf.Members, Third), ShareFits, "share" },
            { QuorumForm.Number, r => (r.Number, r.Of, r.InPost) = (4, QuorumOf.Members, true), ShareFits, "in-post" },
            { QuorumForm.Number, r => (r.Number, r.Of, r.MoreThan) = (4, QuorumOf.Members, true), ShareFits, "more-than" },
            { QuorumForm.Share, r => r.Of = QuorumOf.Members, ShareFits, "share" },
            { QuorumForm.Share, r => (r.Share, r.Of, r.Number) = (Third, QuorumOf.Members, 4), NumberFits, "number" },
            { QuorumForm.Share, r => r.Share = Third, OfFits, "of" },
            {
                QuorumForm.Share,
                r => (r.Share, r.Of, r.MoreThan) = (All, QuorumOf.Members, true),
                "Nobody can ask for more than all",
                "more-than"
            },
            { QuorumForm.ChairsDiscretion, r => r.Number = 1, NumberFits, "number" },
            { QuorumForm.ChairsDiscretion, r => r.Of = QuorumOf.Organisations, OfFits, "of" },
            { QuorumForm.NoneStated, r => r.Share = Third, ShareFits, "share" },
        };

    [Theory, MemberData(nameof(Crooked))]
    public async Task A_rule_has_what_its_form_asks_for_and_nothing_else(
        QuorumForm form,
        Action<QuorumRule> crook,
        string rule,
        string field
    )
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var crooked = data.NewQuorumRule(await data.Terms(await data.Body(), TermsState.Draft), form, crook);
        (await data.Try(crooked)).ShouldBeRefused(rule, data.RefOf(crooked), field);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Rules_of_every_form_hold_together(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body();
        var (health, police) = (await data.Place(body, "Health"), await data.Place(body, "Police"));
        var terms = await data.Terms(body, TermsState.Draft);
        var places = data.NewQuorumRule(terms, QuorumForm.Places, r => r.Number = 1);
        (
            await data.Try(
                AThird(data, terms),
                data.NewQuorumRule(terms, QuorumForm.Number, r => (r.Number, r.Of) = (4, QuorumOf.Organisations)),
                places,
                data.NewQuorumPlace(places, health),
                data.NewQuorumPlace(places, police),
                data.NewQuorumRule(terms, QuorumForm.ChairsDiscretion)
            )
        ).ShouldPass();

        await using var db = data.Store.Read(Sight.Everything);
        db.All<QuorumRule>().Single(r => r.Form == QuorumForm.Share).Share.ShouldBe(Third);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task None_stated_stands_alone(string provider)
    {
        await using var data = await TestData.On(provider);
        var terms = await data.Terms(await data.Body(), TermsState.Draft);
        var none = data.NewQuorumRule(terms, QuorumForm.NoneStated);
        await data.Add(none);

        var chair = data.NewQuorumRule(terms, QuorumForm.ChairsDiscretion);
        (await data.Try(chair)).ShouldBeRefused("None stated stands alone", data.RefOf(none), "form");
        await data.Edit(none, r => r.Withdrawn = true);
        (await data.Try(chair)).ShouldPass();
        (await data.TryEdit(none, r => r.Withdrawn = false)).ShouldBeRefused(
            "None stated stands alone",
            data.RefOf(none),
            "form"
        );
        var other = await data.Terms(await data.Body(), TermsState.Draft);
        (await data.Try(data.NewQuorumRule(other, QuorumForm.NoneStated))).ShouldPass();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_rule_about_places_names_some_of_its_own_body(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body();
        var terms = await data.Terms(body, TermsState.Draft);
        var (own, stranger) = (await data.Place(body, "Health"), await data.Place("Police"));

        var rule = data.NewQuorumRule(terms, QuorumForm.Places);
        (await data.Try(rule)).ShouldBeRefused(PlacesNamed, data.RefOf(rule), "places");
        (await data.Try(rule, data.NewQuorumPlace(rule, stranger)))
            .ShouldBeRefused("A quorum names places of its own body", data.RefOf(rule), "places")
            .Message.ShouldStartWith("“Police” is a place on another body.");
        var number = data.NewQuorumRule(terms, QuorumForm.Number, r => (r.Number, r.Of) = (1, QuorumOf.Members));
        (await data.Try(number, data.NewQuorumPlace(number, own))).ShouldBeRefused(PlacesNamed, data.RefOf(number), "places");

        await data.Add(rule, data.NewQuorumPlace(rule, own));
        (await data.TryEdit(rule, r => r.Number = 2)).ShouldBeRefused(
            "A quorum asks for no more places than it names",
            data.RefOf(rule),
            "number"
        );
        (await Remove(data, rule)).ShouldBeRefused(PlacesNamed, data.RefOf(rule), "places");
        var late = data.NewQuorumPlace(rule, stranger);
        (await data.Try(late)).ShouldBeRefused("A quorum names places of its own body", data.RefOf(rule), "places");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_quorum_of_agreed_terms_stands(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body();
        var (health, police) = (await data.Place(body, "Health"), await data.Place(body, "Police"));
        var terms = await data.Terms(body, TermsState.Proposed);
        var (share, places) = (AThird(data, terms), data.NewQuorumRule(terms, QuorumForm.Places));
        await data.Add(share, places, data.NewQuorumPlace(places, health));
        (await AgreeWith(data, terms, share)).ShouldPass();

        (await data.TryEdit(share, r => r.Share = All)).ShouldBeRefused(Stand, data.RefOf(share));
        (await data.TryEdit(share, r => r.Withdrawn = true))
            .ShouldBeRefused(Stand, data.RefOf(share))
            .Message.ShouldBe("These terms are agreed, so their quorum can't change. Write a new version.");
        var chair = data.NewQuorumRule(terms, QuorumForm.ChairsDiscretion);
        (await data.Try(chair)).ShouldBeRefused(Stand, data.RefOf(chair));
        (await data.Try(data.NewQuorumPlace(places, police))).ShouldBeRefused(Stand, data.RefOf(places));
        (await data.TryEdit(share, r => r.Note = "Printed in the handbook")).ShouldPass();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_agreed_terms_say_about_quorum_can_be_recorded_once(string provider)
    {
        await using var data = await TestData.On(provider);
        var terms = await data.Terms(await data.Body(), TermsState.Agreed);
        var (share, chair) = (AThird(data, terms), data.NewQuorumRule(terms, QuorumForm.ChairsDiscretion));
        (await data.Try(share, chair)).ShouldPass();

        var more = data.NewQuorumRule(terms, QuorumForm.Number, r => (r.Number, r.Of) = (4, QuorumOf.Members));
        (await data.Try(more)).ShouldBeRefused(Stand, data.RefOf(more));
    }

    private static QuorumRule AThird(TestData data, TermsOfReference terms) =>
        data.NewQuorumRule(terms, QuorumForm.Share, r => (r.Share, r.Of) = (Third, QuorumOf.VotingMembers));

    private static async Task<Result<Remit.Data.LoggedChange>> AgreeWith(TestData data, TermsOfReference terms, QuorumRule rule)
    {
        await using var db = data.Store.Write();
        db.Set<TermsOfReference>().Single(t => t.Id == terms.Id).State = TermsState.Agreed;
        db.Set<QuorumRule>().Single(r => r.Id == rule.Id).InPost = true;
        return await Remit.Data.Commits.Commit(db, TestData.Because("Agreed as amended"));
    }

    private static async Task<Result<Remit.Data.LoggedChange>> Remove(TestData data, QuorumRule rule)
    {
        await using var db = data.Store.Write();
        db.RemoveRange(db.Set<QuorumPlace>().Where(p => p.Rule == rule.Id));
        return await Remit.Data.Commits.Commit(db, TestData.Because("Took the places out"));
    }
}
