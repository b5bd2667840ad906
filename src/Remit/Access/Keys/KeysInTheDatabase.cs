using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Remit.Access.Accounts;
using Remit.Data;

namespace Remit.Access.Keys;

/// <summary>The keys lie in the database, so that two web nodes on one database read each other's forms and cookies.</summary>
internal sealed class KeysInTheDatabase(Store store) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = new AccountsDb(store);
        return
        [
            .. db.CookieKeys.AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml).AsEnumerable().Select(x => XElement.Parse(x)),
        ];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = new AccountsDb(store);
        db.Add(
            new CookieKey
            {
                Id = store.Ids.Next(),
                Name = friendlyName,
                Xml = element.ToString(SaveOptions.DisableFormatting),
            }
        );
        // The framework asks for a key where it can't wait in another way, before the server listens.
        Task.Run(() => db.SaveChangesAsync()).GetAwaiter().GetResult();
    }
}
