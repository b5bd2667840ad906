using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>Chooses a file; plain, without the script that draws a drop zone.</summary>
public sealed record FileUpload : FormField
{
    public bool Disabled { get; init; }
    public bool Multiple { get; init; }

    public override Markup Render()
    {
        var id = EffectiveId;
        var (guidance, describedBy) = Guidance(DescribedBy, id);
        var classes = ClassList("govuk-file-upload", Classes, Error is null ? null : "govuk-file-upload--error");
        return InGroup(
            Of(
                $"""
                {LabelFor(id)}{guidance}{Group.Before}
                <input class="{classes}" id="{id}" name="{Name}" type="file"{If(
                    Disabled,
                    $" disabled"
                )}{If(Multiple, $" multiple")}{Attr("aria-describedby", describedBy)}{Attributes}>
                {Group.After}
                """
            )
        );
    }
}

/// <summary><c>&lt;govuk-file-upload name="File" label="Choose a file" accept=".docx,.xlsx" /&gt;</c></summary>
[HtmlTargetElement("govuk-file-upload")]
public sealed class FileUploadTagHelper : FormFieldTagHelper
{
    public bool Disabled { get; set; }
    public bool Multiple { get; set; }

    protected override Component Make(TagHelperContext context, Markup content) =>
        Filled(new FileUpload { Disabled = Disabled, Multiple = Multiple });
}
