using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Remit.Access.Accounts;

/// <summary>What is known of a passkey, as a text of JSON.</summary>
internal sealed class PasskeyDataConversion()
    : ValueConverter<IdentityPasskeyData, string>(data => PasskeyData.Written(data), text => PasskeyData.Read(text));

/// <summary>A passkey's data is changed in place, as when its counter rises: what it says is compared, not whether it is the same object.</summary>
internal sealed class PasskeyDataComparer()
    : ValueComparer<IdentityPasskeyData>(
        (one, other) => PasskeyData.Written(one) == PasskeyData.Written(other),
        data => PasskeyData.Written(data).GetHashCode(StringComparison.Ordinal),
        data => PasskeyData.Read(PasskeyData.Written(data))
    );

internal static class PasskeyData
{
    public static string Written(IdentityPasskeyData? data) => JsonSerializer.Serialize(data);

    public static IdentityPasskeyData Read(string text) => JsonSerializer.Deserialize<IdentityPasskeyData>(text)!;
}
