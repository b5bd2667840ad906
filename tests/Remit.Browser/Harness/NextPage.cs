using Microsoft.Playwright;

namespace Remit.Browser.Harness;

/// <summary>Going from a page to the next.</summary>
internal static class NextPage
{
    /// <summary>
    /// Does what leads to another page, and waits until the browser shows that page and has loaded it. Who listens only afterwards
    /// can be too late: an answer may be there before the question whether it is.
    /// </summary>
    public static async Task ToTheNext(this IPage page, Func<Task> lead)
    {
        var navigated = false;
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.FrameNavigated += Navigate;
        page.Load += Load;
        await lead();
        await loaded.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        page.FrameNavigated -= Navigate;
        page.Load -= Load;

        void Navigate(object? sender, IFrame frame) => navigated |= frame == page.MainFrame;

        void Load(object? sender, IPage which)
        {
            if (navigated)
                loaded.TrySetResult();
        }
    }
}
