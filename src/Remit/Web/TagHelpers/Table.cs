using System.Net;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>
/// A table. Two options are the house's own: <see cref="ScrollId"/> puts it in a region that scrolls and that the
/// keyboard reaches, and <see cref="AsListOnPhone"/> turns each row into a short list on a narrow screen.
/// </summary>
public sealed record Table : Component
{
    public Markup? Caption { get; init; }
    public string? CaptionClasses { get; init; }

    /// <summary>Null for a table without headings.</summary>
    public IReadOnlyList<TableCell>? Head { get; init; }
    public IReadOnlyList<TableRow> Rows { get; init; } = [];
    public bool FirstCellIsHeader { get; init; }

    /// <summary>The caption's id, by which the scrolling region is named. Needs a caption.</summary>
    public string? ScrollId { get; init; }
    public bool AsListOnPhone { get; init; }

    public override Markup Render()
    {
        var classes = ClassList("govuk-table", Classes, AsListOnPhone ? "remit-dense remit-as-list" : null);
        // A list by its looks is still a table to a screen reader, which display: block would make it forget.
        var (table, section, row) = AsListOnPhone
            ? (Raw(" role=\"table\""), Raw(" role=\"rowgroup\""), Raw(" role=\"row\""))
            : (null, null, null);
        var caption = If(
            Caption is { IsEmpty: false },
            $"""<caption class="{ClassList("govuk-table__caption", CaptionClasses)}"{Attr("id", ScrollId)}>{Caption}</caption>"""
        );
        var head = If(
            Head is not null,
            $"""
            <thead class="govuk-table__head"{section}>
              <tr class="govuk-table__row"{row}>{Head?.Select(HeadCell) ?? []}</tr>
            </thead>
            """
        );
        var content = Of(
            $"""
            <table class="{classes}"{table}{Attributes}>
              {caption}
              {head}
              <tbody class="govuk-table__body"{section}>
              {Rows.Select(each => Row(each, row))}
              </tbody>
            </table>
            """
        );
        return ScrollId is null
            ? content
            : Of($"""<div class="remit-scroll" role="region" tabindex="0" aria-labelledby="{ScrollId}">{content}</div>""");
    }

    private Markup HeadCell(TableCell cell)
    {
        var classes = ClassList(
            "govuk-table__header",
            string.IsNullOrEmpty(cell.Format) ? null : "govuk-table__header--" + cell.Format,
            cell.Classes
        );
        return Of(
            $"""<th scope="col" class="{classes}"{Role("columnheader")}{cell.Spans}{cell.Attributes}>{cell.Content}</th>"""
        );
    }

    private Markup Row(TableRow row, Markup? role) =>
        Of($"""<tr class="{ClassList("govuk-table__row", row.Classes)}"{role}{row.Attributes}>{row.Cells.Select(Cell)}</tr>""");

    private Markup Cell(TableCell cell, int column)
    {
        if (column == 0 && FirstCellIsHeader)
            return Of(
                $"""<th scope="row" class="{ClassList("govuk-table__header", cell.Classes)}"{Role("rowheader")}{cell.Spans}{cell.Attributes}>{cell.Content}</th>"""
            );
        var classes = ClassList(
            "govuk-table__cell",
            string.IsNullOrEmpty(cell.Format) ? null : "govuk-table__cell--" + cell.Format,
            cell.Classes
        );
        var label =
            AsListOnPhone && cell.Colspan is null && Head is not null && column < Head.Count
                ? Attr("data-label", PlainText(Head[column].Content))
                : null;
        return Of($"""<td class="{classes}"{Role("cell")}{label}{cell.Spans}{cell.Attributes}>{cell.Content}</td>""");
    }

    private Markup? Role(string role) => AsListOnPhone ? Attr("role", role) : null;

    private static string PlainText(Markup? content)
    {
        var text = new System.Text.StringBuilder();
        var inTag = false;
        foreach (var letter in content?.ToString() ?? "")
        {
            if (letter is '<' or '>')
                inTag = letter == '<';
            else if (!inTag)
                text.Append(letter);
        }
        return WebUtility.HtmlDecode(text.ToString()).Trim();
    }
}

/// <summary>A row.</summary>
public sealed record TableRow(IReadOnlyList<TableCell> Cells)
{
    public string? Classes { get; init; }
    public HtmlAttributes Attributes { get; init; } = HtmlAttributes.None;
}

/// <summary>A cell or a heading; format: numeric.</summary>
public sealed record TableCell(Markup? Content)
{
    public string? Format { get; init; }
    public string? Classes { get; init; }
    public int? Colspan { get; init; }
    public int? Rowspan { get; init; }
    public HtmlAttributes Attributes { get; init; } = HtmlAttributes.None;

    internal Markup Spans =>
        Of($"{If(Colspan is not null, $" colspan=\"{Colspan ?? 1}\"")}{If(Rowspan is not null, $" rowspan=\"{Rowspan ?? 1}\"")}");
}

/// <summary>
/// <c>&lt;govuk-table caption="Members" id="members"&gt;&lt;govuk-th&gt;Name… &lt;govuk-tr&gt;&lt;govuk-td&gt;…</c>.
/// With an id it scrolls in a region; on a phone it becomes a list unless <c>list-on-phone="false"</c>.
/// </summary>
[HtmlTargetElement("govuk-table")]
public sealed class TableTagHelper : ComponentTagHelper
{
    public string? Caption { get; set; }

    /// <summary>s, m, l or xl.</summary>
    public string? CaptionSize { get; set; } = "m";
    public bool CaptionIsHidden { get; set; }

    /// <summary>The caption's id.</summary>
    public string? Id { get; set; }
    public bool FirstCellIsHeader { get; set; } = true;
    public bool ListOnPhone { get; set; } = true;

    protected override void Prepare(TagHelperContext context)
    {
        Parts<TableHeading>.Open(context);
        Parts<TableRow>.Open(context);
    }

    protected override Component Make(TagHelperContext context, Markup content)
    {
        var head = Parts<TableHeading>.Of(context);
        return new Table
        {
            Caption = Caption,
            CaptionClasses =
                CaptionIsHidden ? "govuk-visually-hidden"
                : CaptionSize is null ? null
                : "govuk-table__caption--" + CaptionSize,
            Head = head.Count == 0 ? null : [.. head.Select(heading => heading.Cell)],
            Rows = Parts<TableRow>.Of(context),
            FirstCellIsHeader = FirstCellIsHeader,
            ScrollId = Caption is null ? null : Id,
            AsListOnPhone = ListOnPhone,
        };
    }
}

/// <summary>A heading cell, as distinct from a row's cell when tags hand their parts over.</summary>
public sealed record TableHeading(TableCell Cell);

/// <summary>A column's heading.</summary>
[HtmlTargetElement("govuk-th")]
public sealed class TableHeadingTagHelper : PartTagHelper<TableHeading>
{
    public string? Format { get; set; }

    protected override TableHeading Make(TagHelperContext context, Markup content, TagHelperOutput output) =>
        new(
            new TableCell(content)
            {
                Format = Format,
                Classes = HtmlAttributes.ClassesOf(output),
                Attributes = HtmlAttributes.From(output),
            }
        );
}

/// <summary>A row.</summary>
[HtmlTargetElement("govuk-tr")]
public sealed class TableRowTagHelper : PartTagHelper<TableRow>
{
    protected override void Prepare(TagHelperContext context) => Parts<TableCell>.Open(context);

    protected override TableRow Make(TagHelperContext context, Markup content, TagHelperOutput output) =>
        new(Parts<TableCell>.Of(context))
        {
            Classes = HtmlAttributes.ClassesOf(output),
            Attributes = HtmlAttributes.From(output),
        };
}

/// <summary>A cell.</summary>
[HtmlTargetElement("govuk-td")]
public sealed class TableCellTagHelper : PartTagHelper<TableCell>
{
    public string? Format { get; set; }
    public int? Colspan { get; set; }
    public int? Rowspan { get; set; }

    protected override TableCell Make(TagHelperContext context, Markup content, TagHelperOutput output) =>
        new(content)
        {
            Format = Format,
            Colspan = Colspan,
            Rowspan = Rowspan,
            Classes = HtmlAttributes.ClassesOf(output),
            Attributes = HtmlAttributes.From(output),
        };
}
