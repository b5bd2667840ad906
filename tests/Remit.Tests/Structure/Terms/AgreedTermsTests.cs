using Remit.Structure.Terms;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Terms;

public class AgreedTermsTests
{
    [Theory]
    [InlineData(TermsState.Draft, TermsState.Proposed, true)]
    [InlineData(TermsState.Draft, TermsState.Agreed, true)]
    [InlineData(TermsState.Agreed, TermsState.Superseded, true)]
    [InlineData(TermsState.Proposed, TermsState.Draft, false)]
    [InlineData(TermsState.Superseded, TermsState.Agreed, false)]
    public async Task Terms_only_go_forward(TermsState was, TermsState becomes, bool passes)
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var terms = await data.Terms(await data.Body(), was);
        var result = await data.TryEdit(terms, t => t.State = becomes);
        if (passes)
            result.ShouldPass();
        else
            result.ShouldBeRefused("Terms only go forward", data.RefOf(terms), "state");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_text_of_agreed_terms_stands(string provider)
    {
        await using var data = await TestData.On(provider);
        var terms = await data.Terms(await data.Body(), TermsState.Proposed);
        (await data.TryEdit(terms, t => (t.State, t.Text) = (TermsState.Agreed, "As amended"))).ShouldPass();

        (await data.TryEdit(terms, t => t.Text = "Other words")).ShouldBeRefused(
            "Agreed terms stand as they were agreed",
            data.RefOf(terms),
            "text"
        );
        (await data.TryEdit(terms, t => t.Note = "Printed in the handbook")).ShouldPass();
    }
}
