using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Remit.Web;

namespace Remit.Reminders;

/// <summary>How often should we email you? For the one who got the letter in which the link was.</summary>
[AllowAnonymous, Limited(Limit.SignIn)]
internal sealed class EmailsByLetterPage(Reminding reminding, GoodLinks links) : HowOftenForm(reminding)
{
    [FromRoute]
    public string Secret { get; set; } = "";

    public override string Address => $"/emails/{Secret}";

    protected override async Task<Guid?> Person() => (await links.Find(Secret, "person"))?.Person;
}
