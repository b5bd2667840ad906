using Remit.Kernel;

namespace Remit.Web;

/// <summary>Says who a request comes from, as they stand today. The part of the program that knows sessions fills it.</summary>
public delegate ValueTask<Viewer> WhoLooks(HttpContext context);
