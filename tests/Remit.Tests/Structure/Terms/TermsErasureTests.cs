using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Terms;
using Remit.Tests.Harness;
using TestData = Remit.Tests.Harness.TestData;

namespace Remit.Tests.Structure.Terms;

/// <summary>What stands as it was agreed still forgets whoever asks to be forgotten.</summary>
public class TermsErasureTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task An_erasure_takes_a_name_out_of_agreed_terms_and_their_quorum(string provider)
    {
        await using var data = await TestData.On(provider);
        var person = await data.Person("Jane Quillfeather");
        var terms = data.NewTerms(await data.Body(), TermsState.Agreed, t => t.Text = "## Chair\n\nJane Quillfeather leads.");
        var rule = data.NewQuorumRule(
            terms,
            QuorumForm.Number,
            r => (r.Number, r.Of, r.Wording) = (4, QuorumOf.Members, "Four with Jane Quillfeather")
        );
        await data.Add(terms, rule);

        await data.Erase(person);

        await using var db = data.Store.Read(Sight.Everything);
        var after = await db.All<TermsOfReference>().SingleAsync();
        (after.Text, after.State).ShouldBe(("## Chair\n\n[erased] leads.", TermsState.Agreed));
        (await db.All<QuorumRule>().SingleAsync()).Wording.ShouldBe("Four with [erased]");
        (await data.TryEdit(terms, t => t.Text += " More.")).ShouldBeRefused(
            "Agreed terms stand as they were agreed",
            data.RefOf(terms),
            "text"
        );
    }

    [Fact]
    public async Task An_erasure_alters_nothing_but_words()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var terms = data.NewTerms(await data.Body(), TermsState.Agreed, t => t.Text = "## Purpose\n\nTo lead.");
        var rule = data.NewQuorumRule(terms, QuorumForm.Number, r => (r.Number, r.Of) = (4, QuorumOf.Members));
        await data.Add(terms, rule);
        await using var db = data.Store.Write();
        (await db.Set<QuorumRule>().SingleAsync()).Number = 5;
        (await db.Commit(TestData.Erasure with { Erases = "" })).ShouldBeRefused(
            "Agreed terms stand as they were agreed",
            data.RefOf(rule)
        );
    }
}
