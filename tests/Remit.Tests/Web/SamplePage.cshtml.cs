using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Web;

namespace Remit.Tests.Web;

/// <summary>A page like those of the capabilities, with every piece of the frame; its facts are made up.</summary>
[Needs("sample.write")]
internal sealed class SamplePage : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    public void OnPost()
    {
        if (string.IsNullOrEmpty(Name))
            ModelState.AddModelError(nameof(Name), "Enter a name");
    }
}
