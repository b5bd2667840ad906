using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Remit.Access.Accounts;
using Remit.Browser.Harness;
using Remit.Tests.Harness;

namespace Remit.Browser.Access;

/// <summary>The first administrator comes in by the printed link, sets everything up, and signs in in every way that there is.</summary>
public class SignInJourneyTests(Chromium chromium)
{
    private const string Password = "lantern otter gravel";

    [Fact]
    public async Task From_the_printed_link_to_a_passkey()
    {
        Assert.SkipWhen(Chromium.Executable is null, Chromium.Without);
        var folder = Directory.CreateTempSubdirectory("remit-test-").FullName;
        try
        {
            await using var served = await Serve(folder);
            await using var tab = await chromium.Open(Screen.Desktop, address: served.Address);
            var page = tab.Page;
            await page.GotoAsync(await PrintedLink(served));
            await Look(tab, "set-up");
            await page.GetByLabel("What your partnership is called").FillAsync("The Borough Partnership");
            await page.GetByLabel("Your name").FillAsync("Ann Clerk");
            await page.GetByLabel("Your email address").FillAsync("ann@example.org");
            await page.GetByLabel("A password").FillAsync(Password);
            await Press(page, "Continue");

            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Set up an authenticator app");
            await Look(tab, "second-step");
            var key = Base32.Read((await page.Locator(".remit-key").TextContentAsync())!);
            await page.GetByLabel("Code", new() { Exact = true })
                .FillAsync(AuthenticatorCodes.CodeAt(key, TimeProvider.System.GetUtcNow()));
            await Press(page, "Continue");
            await Assertions.Expect(page.Locator(".remit-codes li")).ToHaveCountAsync(10);
            await Look(tab, "recovery-codes");
            var recovery = (await page.Locator(".remit-codes code").First.TextContentAsync())!;
            await page.GetByRole(AriaRole.Button, new() { Name = "I have kept them" }).ClickAsync();
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Ann Clerk");
            await Look(tab, "account");

            await AddAPasskey(tab);
            await page.GotoAsync("/account");
            await Press(page, "Sign out");
            await page.GotoAsync("/accounts");
            await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sign-in"));
            await Look(tab, "sign-in");
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Accounts");
            await Look(tab, "accounts");
            await page.GetByRole(AriaRole.Link, new() { Name = "Ann Clerk", Exact = true }).First.ClickAsync();
            await Look(tab, "one-account");

            await page.GotoAsync("/account");
            await Press(page, "Sign out");
            await SignInByRecovery(page, recovery);
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("9 left");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Without_scripts_everything_but_passkeys_works_and_the_page_says_so()
    {
        Assert.SkipWhen(Chromium.Executable is null, Chromium.Without);
        await using var demo = await DemoServer.Start();
        await using var tab = await chromium.Open(Screen.Phone, scripts: false, demo.Address);
        var page = tab.Page;
        await page.LookAs(LookingAs.Administrator);
        await page.GotoAsync("/accounts/new");
        await page.GetByLabel("Who").SelectOptionAsync(new SelectOptionValue { Value = "gareth-williams" });
        await page.GetByLabel("Email address").FillAsync("gareth@example.org");
        await Press(page, "Make a link");
        var link = await page.GetByLabel("Link", new() { Exact = true }).InputValueAsync();
        await using var invited = await chromium.Open(Screen.Phone, scripts: false, demo.Address);
        await invited.Page.GotoAsync(link);
        await invited.Page.GetByLabel("A password").FillAsync(Password);
        await Press(invited.Page, "Continue");
        await invited.Page.GotoAsync("/account/passkeys");
        await Assertions.Expect(invited.Page.Locator("[data-remit-passkey-without]")).ToBeVisibleAsync();
        await Assertions.Expect(invited.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_page_to_choose_whom_to_look_as_is_fit_for_every_screen()
    {
        Assert.SkipWhen(Chromium.Executable is null, Chromium.Without);
        await using var demo = await DemoServer.Start();
        foreach (var screen in new[] { Screen.Desktop, Screen.Phone })
        {
            await using var tab = await chromium.Open(screen, address: demo.Address);
            await tab.Page.GotoAsync("/demo");
            await Look(tab, "demo");
            await tab.Page.LookAs("gareth-williams");
            await Look(tab, "home-as-gareth");
            await tab.Page.GotoAsync("/account");
            await Look(tab, "account-demo");
        }
    }

    private static async Task AddAPasskey(Tab tab)
    {
        var page = tab.Page;
        var cdp = await tab.Context.NewCDPSessionAsync(page);
        await cdp.SendAsync("WebAuthn.enable");
        await cdp.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
        await page.GotoAsync("/account/passkeys");
        await page.GetByLabel("What to call it").FillAsync("Work laptop");
        await page.GetByLabel("Your password").FillAsync("not the password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-remit-passkey-wrong]")).ToContainTextAsync("The password is not right");
        await page.GetByLabel("Your password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The passkey was added");
        await Assertions.Expect(page.Locator("main table")).ToContainTextAsync("Work laptop");
        await Look(tab, "passkeys");
    }

    private static async Task SignInByRecovery(IPage page, string code)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Email address").FillAsync("ann@example.org");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "I don’t have my authenticator app" }).ClickAsync();
        await page.GetByLabel("Recovery code").FillAsync(code);
        await Press(page, "Continue");
    }

    private static Task Press(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static Task<ServedProgram> Serve(string folder)
    {
        var start = Repository.StartProgram("serve", "--port", "0", "--data", folder);
        start.Environment.Remove("REMIT_DATABASE");
        return ServedProgram.Start(start);
    }

    /// <summary>The link stands on the line after the address, which is printed first.</summary>
    private static async Task<string> PrintedLink(ServedProgram served)
    {
        for (var look = 0; look < 100; look++)
        {
            if (Regex.Match(served.Output, @"/set-up/\S+", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } link)
                return link.Value;
            await Task.Delay(100);
        }
        throw new InvalidOperationException($"No link was printed:\n{served.Output}");
    }

    private static async Task Look(Tab tab, string name)
    {
        if (Environment.GetEnvironmentVariable("REMIT_SHOTS") is { } folder)
        {
            await tab.Page.ScreenshotAsync(new() { Path = $"{folder}/{name}-{tab.Screen.Width}.png", FullPage = true });
            await tab.Page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
            await tab.Page.ScreenshotAsync(new() { Path = $"{folder}/{name}-phone.png", FullPage = true });
        }
        await tab.Page.ShouldHaveNothingForAxe();
        await tab.Page.SetViewportSizeAsync(Screen.Narrow.Width, Screen.Narrow.Height);
        await tab.Page.ShouldNotScrollSideways();
        await tab.Page.SetViewportSizeAsync(tab.Screen.Width, tab.Screen.Height);
    }
}
