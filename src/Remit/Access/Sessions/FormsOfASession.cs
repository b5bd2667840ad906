using Microsoft.AspNetCore.Antiforgery;

namespace Remit.Access.Sessions;

/// <summary>A form is good in the session in which it was shown, and in no other.</summary>
internal sealed class FormsOfASession : IAntiforgeryAdditionalDataProvider
{
    public string GetAdditionalData(HttpContext context) => OpenSession.Of(context)?.Id.ToString() ?? "";

    public bool ValidateAdditionalData(HttpContext context, string additionalData) =>
        additionalData == GetAdditionalData(context);
}
