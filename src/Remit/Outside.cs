using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Remit.Data;

namespace Remit;

/// <summary>
/// How people from outside this machine reach the program, which itself listens on loopback only: by which names, and through which reverse
/// proxies. What a proxy says of a request (whether it came by https, and from where) is believed from these addresses and from nobody else;
/// without any, from nobody.
/// </summary>
/// <param name="Hosts">The names that addresses of pages may have, beside those of this machine; the first is that of links which are printed.</param>
/// <param name="Proxies">The addresses from which the proxies call.</param>
internal sealed record Outside(IReadOnlyList<string> Hosts, IReadOnlyList<IPAddress> Proxies)
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Nobody from outside: the program serves this machine.</summary>
    public static readonly Outside Nobody = new([], []);

    /// <summary>Where people reach it, without a slash at the end; null where nobody from outside does.</summary>
    public string? Address => Proxies.Count == 0 ? null : $"https://{Hosts[0]}";

    /// <summary>Lets through what is meant for us, and believes the proxies that are named.</summary>
    public void Configure(IServiceCollection services)
    {
        services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = [.. ThisMachine, .. Hosts]);
        services.Configure<ForwardedHeadersOptions>(headers =>
        {
            // Not the host: a proxy passes that on as it is, and it is held against the names above.
            headers.ForwardedHeaders =
                Proxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            headers.KnownIPNetworks.Clear();
            headers.KnownProxies.Clear();
            foreach (var proxy in Proxies)
                headers.KnownProxies.Add(proxy);
        });
    }

    /// <summary>Before everything else, so that whoever asks is known by their own address.</summary>
    public static void Use(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseHostFiltering();
    }

    /// <summary>The two options of <c>serve</c>.</summary>
    internal sealed class Options
    {
        /// <summary><c>--host NAME</c>, as often as there are names.</summary>
        public Option<string[]> Host { get; } =
            new("--host")
            {
                Description = "A name by which people reach Remit, such as remit.example.gov.uk; repeat it for more",
                HelpName = "NAME",
                DefaultValueFactory = _ => [],
            };

        /// <summary><c>--behind-proxy [ADDRESS]</c></summary>
        public Option<string[]> BehindProxy { get; } =
            new("--behind-proxy")
            {
                Description =
                    "Believe X-Forwarded-For and X-Forwarded-Proto of a reverse proxy at this address (default: on this machine); needs --host",
                HelpName = "ADDRESS",
                Arity = ArgumentArity.ZeroOrMore,
            };

        public Options()
        {
            Host.Validators.Add(given =>
                Each(
                    given,
                    token => Uri.CheckHostName(token) == UriHostNameType.Unknown,
                    "a name such as remit.example.gov.uk, without https:// and without a port"
                )
            );
            BehindProxy.Validators.Add(given =>
                Each(given, token => !IPAddress.TryParse(token, out _), "the address of a proxy, such as 127.0.0.1")
            );
        }

        /// <summary>What the words of the command say.</summary>
        /// <exception cref="DatabaseRefusedException">A proxy, and no name by which people reach it.</exception>
        public Outside Choose(ParseResult words)
        {
            var hosts = words.GetValue(Host) ?? [];
            if (words.GetResult(BehindProxy) is not { Implicit: false } named)
                return new Outside(hosts, []);
            if (hosts.Length == 0)
                throw new DatabaseRefusedException(
                    "--behind-proxy needs --host NAME as well: the name by which people reach Remit, such as remit.example.gov.uk."
                );
            IPAddress[] proxies = [.. named.Tokens.Select(t => IPAddress.Parse(t.Value))];
            return new Outside(hosts, proxies.Length == 0 ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : proxies);
        }

        private static void Each(OptionResult given, Predicate<string> isWrong, string expected)
        {
            foreach (var token in given.Tokens.Where(t => isWrong(t.Value)))
                given.AddError($"{given.Option.Name} takes {expected}; “{token.Value}” is none.");
        }
    }
}
