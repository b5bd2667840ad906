using AngleSharp.Html.Dom;
using Remit.Kernel;
using Remit.Tests.Harness;

namespace Remit.Tests.Editing;

/// <summary>Fills the forms as a person does: everything that stands in the form is sent, with what they typed and chose.</summary>
internal static class EditCase
{
    /// <summary>Sends the form of a page, as it stands but for these controls; a control without a value is not sent.</summary>
    public static Task<HttpResponseMessage> SendForm(
        this Visitor visitor,
        IHtmlDocument page,
        params (string Name, string? Value)[] typed
    )
    {
        var form = page.QuerySelectorAll("main form[method=post]").OfType<IHtmlFormElement>().First();
        var others = typed.Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        var sent = Controls(form).Where(c => !others.Contains(c.Key)).ToList();
        sent.AddRange(typed.Where(t => t.Value is not null).Select(t => KeyValuePair.Create(t.Name, t.Value!)));
        return visitor.Send(HttpMethod.Post, form.GetAttribute("action")!, new FormUrlEncodedContent(sent));
    }

    /// <summary>What the form of a page says as it stands.</summary>
    public static ILookup<string, string> FormOf(this IHtmlDocument page) =>
        Controls(page.QuerySelectorAll("main form[method=post]").OfType<IHtmlFormElement>().First())
            .ToLookup(c => c.Key, c => c.Value, StringComparer.Ordinal);

    /// <summary>Opens a form and sends it.</summary>
    public static async Task<HttpResponseMessage> Change(
        this Visitor visitor,
        string address,
        params (string Name, string? Value)[] typed
    )
    {
        using var page = await visitor.Page(address);
        return await visitor.SendForm(page, typed);
    }

    /// <summary>Goes through the pages of a form that adds, answering each as far as it asks for it, until the answers are checked.</summary>
    public static async Task<IHtmlDocument> ToTheCheck(
        this Visitor visitor,
        string address,
        params (string Name, string? Value)[] typed
    )
    {
        var page = await visitor.Page(address);
        for (var step = 0; step < 10 && page.QuerySelector("h1")!.TextContent != "Check your answers"; step++)
        {
            var asked = page.QuerySelectorAll("main [name]")
                .Where(e => e.GetAttribute("type") != "hidden")
                .Select(e => e.GetAttribute("name")!)
                .ToHashSet(StringComparer.Ordinal);
            using var answer = await visitor.SendForm(page, [.. typed.Where(t => asked.Contains(t.Name))]);
            page = await Visitor.Read(answer);
            page.Errors().ShouldBeEmpty();
        }
        page.QuerySelector("h1")!.TextContent.ShouldBe("Check your answers");
        return page;
    }

    public static async Task<long> LastChange(this RemitApp app)
    {
        await using var db = app.Store.Read(Sight.Everything);
        return db.Changes.Max(c => c.Number);
    }

    private static IEnumerable<KeyValuePair<string, string>> Controls(IHtmlFormElement form)
    {
        foreach (var control in form.QuerySelectorAll("[name]"))
        {
            var name = control.GetAttribute("name")!;
            var value = control switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox" } box => box.IsChecked ? box.Value : null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value ?? "",
                _ => null,
            };
            if (value is not null)
                yield return KeyValuePair.Create(name, value);
        }
    }
}
