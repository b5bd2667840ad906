using System.CommandLine;
using Remit;
using Remit.Portable;
using Remit.Web.CommandLine;

var opening = new Opening(choice => Composition.Services(choice, TimeProvider.System));
var root = new RootCommand("Remit: who is responsible for what, who decided what, was it done, and did it make a difference")
{
    opening.Data,
    opening.Database,
    PortableModule.Import(opening),
    PortableModule.Export(opening),
    PortableModule.Schemas(Composition.Shapes),
};
return await root.Parse(args).InvokeAsync();
