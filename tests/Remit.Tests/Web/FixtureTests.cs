using System.Text.Json;
using Remit.Web.TagHelpers;

namespace Remit.Tests.Web;

/// <summary>
/// Each component, held against every fixture that govuk-frontend ships for it. What we don't offer is named below
/// with its reason; a name that upstream no longer has, or that we would pass after all, fails.
/// </summary>
public class FixtureTests
{
    private static readonly Dictionary<string, Func<Options, Component>> Offered = new()
    {
        ["back-link"] = o => new BackLink
        {
            Href = o.Words("href"),
            Content = o.Content(),
            Classes = o.Text("classes"),
            Attributes = o.Attributes(),
        },
        ["breadcrumbs"] = o => new Breadcrumbs
        {
            Items =
            [
                .. o.Each("items")
                    .Select(item => new Breadcrumb(item.Content(), item.Text("href")) { Attributes = item.Attributes() }),
            ],
            CollapseOnMobile = o.Is("collapseOnMobile"),
            LabelText = o.Text("labelText") ?? "Breadcrumb",
            Classes = o.Text("classes"),
            Attributes = o.Attributes(),
        },
        ["button"] = o => new Button
        {
            Content = o.Content(),
            Href = o.Text("href"),
            Id = o.Text("id"),
            Name = o.Text("name"),
            Type = o.Words("type") ?? "submit",
            Value = o.Text("value"),
            Disabled = o.Is("disabled"),
            IsStartButton = o.Is("isStartButton"),
            PreventDoubleClick = o.Flag("preventDoubleClick"),
            Classes = o.Text("classes"),
            Attributes = o.Attributes(),
        },
        ["checkboxes"] = o =>
            new Checkboxes
            {
                Fieldset = o.Fieldset(),
                Items = o.Choices(),
                Values = [.. o.Each("values").Select(value => value.Value!)],
            }.Filled(o, id: "idPrefix"),
        ["date-input"] = o =>
            new DateInput
            {
                Fieldset = o.Fieldset(),
                NamePrefix = o.Text("namePrefix"),
                Items = o.DateParts(),
            }.Filled(o),
        ["details"] = o => new Details
        {
            Id = o.Text("id"),
            Summary = o.Content("summaryText", "summaryHtml"),
            Content = o.Content(),
            Open = o.Is("open"),
            Classes = o.Text("classes"),
            Attributes = o.Attributes(),
        },
        ["error-message"] = o => o.Error()!,
        ["error-summary"] = o => new ErrorSummary
        {
            Title = o.Content("titleText", "titleHtml"),
            Description = o.Content("descriptionText", "descriptionHtml"),
            Errors =
            [
                .. o.Each("errorList")
                    .Select(item => new ErrorLine(item.Content(), item.Text("href")) { Attributes = item.Attributes() }),
            ],
            DisableAutoFocus = o.Flag("disableAutoFocus"),
            Classes = o.Text("classes"),
            Attributes = o.Attributes(),
        },
        ["fieldset"] = o => o.AsFieldset() with { Content = Remit.Web.Markup.Raw(o.Text("html")) },
        ["file-upload"] = o => new FileUpload { Disabled = o.Is("disabled"), Multiple = o.Is("multiple") }.Filled(o),
        ["generic-header"] = o => new GenericHeader
        {
            Url = o.Words("url") ?? "/",
            Logo = o.Content("logoText", "logoHtml"),
            ContainerClasses = o.Words("containerClasses") ?? "govuk-width-container",
            Classes = o.Text("classes"),
            Attributes = o.Attributes(),
        },
        ["hint"] = o => o.Hint()!,
        ["input"] = o =>
            new Input
            {
                Type = o.Text("type"),
                Value = o.Text("value"),
                Spellcheck = o.Flag("spellcheck"),
                Disabled = o.Is("disabled"),
                Autocomplete = o.Text("autocomplete"),
                Autocapitalize = o.Text("autocapitalize"),
                Pattern = o.Text("pattern"),
                Inputmode = o.Text("inputmode"),
                Prefix = o.Affix("prefix"),
                Suffix = o.Affix("suffix"),
                WrapperClasses = o.Object("inputWrapper")?.Text("classes"),
                WrapperAttributes = o.Object("inputWrapper")?.Attributes() ?? HtmlAttributes.None,
            }.Filled(o),
        ["inset-text"] = o => new InsetText
        {
            Id = o.Text("id"),
            Content = o.Content(),
            Classes = o.Text("classes"),
            Attributes = o.Attributes(),
        },
        ["label"] = o => o.Label()! with { For = o.Text("for") },
        ["notification-banner"] = o => new NotificationBanner
        {
            Title = o.Content("titleText", "titleHtml"),
            TitleId = o.Words("titleId") ?? "govuk-notification-banner-title",
            TitleHeadingLevel = o.Number("titleHeadingLevel") ?? 2,
            Content =
                o.Words("html") is { } html ? Remit.Web.Markup.Raw(html)
                : o.Words("text") is { } text ? NotificationBanner.Line(Remit.Web.Markup.Text(text)!)
                : null,
            Succeeded = o.Text("type") == "success",
            Role = o.Text("role"),
            DisableAutoFocus = o.Flag("disableAutoFocus"),
            Classes = o.Text("classes"),
            Attributes = o.Attributes(),
        },
        ["pagination"] = o => new Pagination
        {
            Previous = o.PaginationLink("previous"),
            Next = o.PaginationLink("next"),
            Items = o.Has("items")
                ?
                [
                    .. o.Each("items")
                        .Where(item => item.Json.EnumerateObject().Any())
                        .Select(item => new PaginationItem(item.Text("number"), item.Text("href"))
                        {
                            Current = item.Is("current"),
                            Ellipsis = item.Is("ellipsis"),
                            VisuallyHiddenText = item.Text("visuallyHiddenText"),
                            Attributes = item.Attributes(),
                        }),
                ]
                : null,
            LandmarkLabel = o.Words("landmarkLabel") ?? "Pagination",
            Classes = o.Text("classes"),
            Attributes = o.Attributes(),
        },
        ["radios"] = o =>
            new Radios
            {
                Fieldset = o.Fieldset(),
                Items = o.Choices(),
                Value = o.Text("value"),
            }.Filled(o, id: "idPrefix"),
        ["select"] = o =>
            new Select
            {
                Items =
                [
                    .. o.Each("items")
                        .Select(item => new SelectOption(item.Text("text") ?? "", item.Given("value"))
                        {
                            Selected = item.Flag("selected"),
                            Disabled = item.Is("disabled"),
                            Attributes = item.Attributes(),
                        }),
                ],
                Value = o.Text("value"),
                Disabled = o.Is("disabled"),
            }.Filled(o),
        ["service-navigation"] = o => new ServiceNavigation
        {
            ServiceName = o.Text("serviceName"),
            ServiceUrl = o.Text("serviceUrl"),
            Items =
            [
                .. o.Each("navigation")
                    .Select(item => new ServiceNavigationItem(item.Content())
                    {
                        Href = item.Text("href"),
                        Current = item.Is("current"),
                        Active = item.Is("active"),
                        Attributes = item.Attributes(),
                    }),
            ],
            AriaLabel = o.Text("ariaLabel") ?? "Service information",
            MenuButtonText = o.Words("menuButtonText") ?? "Menu",
            MenuButtonLabel = o.Text("menuButtonLabel"),
            NavigationLabel = o.Words("navigationLabel"),
            NavigationId = o.Words("navigationId") ?? "navigation",
            NavigationClasses = o.Text("navigationClasses"),
            CollapseOnMobile = o.Flag("collapseNavigationOnMobile"),
            Start = o.Object("slots")?.Raw("start"),
            End = o.Object("slots") is { } slots ? slots.Raw("end") ?? slots.Object("end")?.Raw("html") : null,
            EndIsInline = o.Object("slots")?.Object("end")?.Text("align") == "inline",
            NavigationStart = o.Object("slots")?.Raw("navigationStart"),
            NavigationEnd = o.Object("slots")?.Raw("navigationEnd"),
            Classes = o.Text("classes"),
            Attributes = o.Attributes(),
        },
        ["skip-link"] = o => new SkipLink
        {
            Href = o.Text("href"),
            Content = o.Content(),
            Classes = o.Text("classes"),
            Attributes = o.Attributes(),
        },
        ["summary-list"] = o => new SummaryList
        {
            Rows =
            [
                .. o.Each("rows")
                    .Select(row => new SummaryRow(row.Object("key")?.Content(), row.Object("value")?.Content())
                    {
                        Classes = row.Text("classes"),
                        KeyClasses = row.Object("key")?.Text("classes"),
                        ValueClasses = row.Object("value")?.Text("classes"),
                        ActionsClasses = row.Object("actions")?.Text("classes"),
                        Actions = row.Object("actions")?.SummaryActions() ?? [],
                    }),
            ],
            Card = o.Object("card") is { } card
                ? new SummaryCard(card.Object("title")?.Content())
                {
                    HeadingLevel = card.Object("title")?.Number("headingLevel") ?? 2,
                    Classes = card.Text("classes"),
                    TitleClasses = card.Object("title")?.Text("classes"),
                    ActionsClasses = card.Object("actions")?.Text("classes"),
                    Attributes = card.Attributes(),
                    Actions = card.Object("actions")?.SummaryActions() ?? [],
                }
                : null,
            Classes = o.Text("classes"),
            Attributes = o.Attributes(),
        },
        ["table"] = o => new Table
        {
            Caption = o.Text("caption"),
            CaptionClasses = o.Text("captionClasses"),
            Head = o.Has("head") ? [.. o.Each("head").Select(cell => cell.Cell())] : null,
            Rows = [.. o.Each("rows").Select(row => new TableRow([.. row.Each().Select(cell => cell.Cell())]))],
            FirstCellIsHeader = o.Is("firstCellIsHeader"),
            Classes = o.Text("classes"),
            Attributes = o.Attributes(),
        },
        ["tag"] = o => new Tag
        {
            Content = o.Content(),
            Classes = o.Text("classes"),
            Attributes = o.Attributes(),
        },
        ["textarea"] = o =>
            new Textarea
            {
                Value = o.Text("value"),
                Rows = o.Number("rows") ?? 5,
                Spellcheck = o.Flag("spellcheck"),
                Disabled = o.Is("disabled"),
                Autocomplete = o.Text("autocomplete"),
            }.Filled(o),
        ["warning-text"] = o => new WarningText
        {
            Content = o.Content(),
            IconFallbackText = o.Words("iconFallbackText") ?? "Warning",
            Classes = o.Text("classes"),
            Attributes = o.Attributes(),
        },
    };

    private const string Reveals = "conditional reveals fail axe upstream, so none is offered";
    private const string DropZone = "the drop zone needs a script; a plain file field works everywhere";
    private const string Holes = "a list here has no holes, which upstream skips and yet counts in the ids";

    /// <summary>What we don't offer, fixture by fixture.</summary>
    private static readonly Dictionary<(string Component, string Fixture), string> Excluded = new()
    {
        [("radios", "with conditional items")] = Reveals,
        [("radios", "with conditional item checked")] = Reveals,
        [("radios", "with optional form-group classes showing group error")] = Reveals,
        [("radios", "small with conditional reveal")] = Reveals,
        [("radios", "textarea in conditional")] = Reveals,
        [("radios", "with conditional items with special characters")] = Reveals,
        [("radios", "with conditional items and pre-checked value")] = Reveals,
        [("checkboxes", "with pre-checked values")] = Reveals,
        [("checkboxes", "with divider, None and conditional items")] = Reveals,
        [("checkboxes", "with conditional items")] = Reveals,
        [("checkboxes", "with optional form-group classes showing group error")] = Reveals,
        [("checkboxes", "small with conditional reveal")] = Reveals,
        [("checkboxes", "with conditional items with special characters")] = Reveals,
        [("checkboxes", "with conditional item checked")] = Reveals,
        [("checkboxes", "textarea in conditional")] = Reveals,
        [("file-upload", "enhanced")] = DropZone,
        [("file-upload", "enhanced, custom wrapper classes and attributes")] = DropZone,
        [("file-upload", "enhanced, multiple files")] = DropZone,
        [("file-upload", "enhanced, with error message and hint")] = DropZone,
        [("file-upload", "translated")] = DropZone,
        [("radios", "with falsy items")] = Holes,
        [("checkboxes", "with falsy values")] = Holes,
    };

    /// <summary>Components that are not offered at all.</summary>
    private static readonly Dictionary<string, string> NotOffered = new()
    {
        ["accordion"] = "hides what people look for; pages have headings",
        ["character-count"] = "needs a script to count; a limit is said in the hint",
        ["cookie-banner"] = "only cookies that the service can't do without",
        ["exit-this-page"] = "for services that people at risk use at home; this is staff's",
        ["feedback"] = "asks about GOV.UK",
        ["footer"] = "has the crown in every fixture; local government may not use it",
        ["header"] = "has the crown",
        ["language-navigation"] = "one language",
        ["panel"] = "for the end of a transaction; a notification banner says it",
        ["password-input"] = "comes with sign-in",
        ["phase-banner"] = "asks for feedback about a phase that we don't have",
        ["tabs"] = "hides what people look for; pages have headings",
        ["task-list"] = "comes with the first long task",
    };

    public static TheoryData<string, string> Fixtures =>
        [.. from component in Offered.Keys from fixture in Fixture.All(component) select (component, fixture.Name)];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_component_renders_as_upstream_does(string component, string name)
    {
        var fixture = Fixture.All(component).Single(each => each.Name == name);

        if (!Excluded.TryGetValue((component, name), out var reason))
        {
            Assert.Equal(Dom.Of(fixture.Html), Rendered(component, fixture));
            return;
        }
        var passes = Rendered(component, fixture) == Dom.Of(fixture.Html);
        passes.ShouldBeFalse($"“{name}” is excluded ({reason}) and would pass");
    }

    [Fact]
    public void Every_exclusion_names_a_fixture_that_exists() =>
        Excluded.Keys.Where(key => Fixture.All(key.Component).All(fixture => fixture.Name != key.Fixture)).ShouldBeEmpty();

    [Fact]
    public void Every_component_of_upstream_is_offered_or_declined_with_a_reason() =>
        Fixture.Components.Order().ShouldBe(Offered.Keys.Concat(NotOffered.Keys).Order());

    private static string Rendered(string component, Fixture fixture) =>
        Dom.Of(Offered[component](new Options(fixture.Options)).ToString());
}

/// <summary>One of upstream's examples: the options, and the HTML that they give.</summary>
internal sealed record Fixture(string Name, JsonElement Options, string Html)
{
    private static readonly string Folder = Path.Combine(
        RepositoryRoot(),
        "node_modules",
        "govuk-frontend",
        "dist",
        "govuk",
        "components"
    );

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Fixture[]> Read = new();

    public static IEnumerable<string> Components =>
        Directory
            .EnumerateFiles(Folder, "fixtures.json", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!));

    public static Fixture[] All(string component) =>
        Read.GetOrAdd(
            component,
            static name =>
            {
                var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, name, "fixtures.json")));
                return
                [
                    .. json
                        .RootElement.GetProperty("fixtures")
                        .EnumerateArray()
                        .Select(each => new Fixture(
                            each.GetProperty("name").GetString()!,
                            each.GetProperty("options"),
                            each.GetProperty("html").GetString()!
                        )),
                ];
            }
        );

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Remit.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests stand outside the repository.");
        return folder.FullName;
    }
}
