using System.Text.Json;
using PeerConnect.Shell.Texts;

namespace PeerConnect.Shell.Looking;

/// <summary>Applies what a person chose for the eyes, and keeps it on a personal device only: a shared kiosk forgets it with the sign-out.</summary>
public sealed class LookKeeper(Browser browser)
{
    private bool? shared;
    private bool chosen;
    private Language device;

    /// <summary>Something was chosen: draw again.</summary>
    public event Action? Changed;

    public Appearance Now { get; private set; } = new();

    public Language Language => Now.Language ?? Native;

    public ShellWords Words => ShellWords.In(Language);

    private Language Native { get; set; }

    /// <param name="deviceIsShared">
    /// Whether this is an enrolled kiosk: then nothing is kept, and what was kept is removed. Null while the server has not said: then nothing is kept, and what is kept stays.
    /// </param>
    public async Task BeginAsync(bool? deviceIsShared)
    {
        shared = deviceIsShared;
        Native = device = LanguageCode.Of(await browser.AskAsync<string?>("browserLanguage"));
        if (shared == true)
        {
            await browser.CallAsync("forget");
            Now = chosen ? Now : new Appearance();
        }
        else if (chosen)
        {
            await KeepAsync();
        }
        else if (await browser.AskAsync<string?>("recall") is { } kept)
        {
            Now = Read(kept);
        }

        await ApplyAsync();
    }

    public async Task ChooseAsync(Appearance chosen)
    {
        (Now, this.chosen) = (chosen with { Size = Math.Clamp(chosen.Size, 1, 3) }, true);
        await KeepAsync();
        await ApplyAsync();
    }

    /// <summary>
    /// Who signed in prefers this language; what was chosen by hand on this page counts more. Not on a shared device: there somebody else may have chosen it, who passed by before.
    /// </summary>
    public async Task PreferAsync(Language language)
    {
        Native = language;
        Now = shared == true ? Now with { Language = null } : Now;
        await ApplyAsync();
    }

    /// <summary>On a shared device, what somebody chose for the eyes, and the language of whoever was signed in, is not for the next one.</summary>
    public async Task ForgetAsync()
    {
        if (shared == true && (Now != new Appearance() || Native != device))
        {
            (Now, chosen, Native) = (new Appearance(), false, device);
            await ApplyAsync();
        }
    }

    private ValueTask KeepAsync() => shared == false
        ? browser.CallAsync("remember", JsonSerializer.Serialize(Now, AppearanceJson.Default.Appearance))
        : ValueTask.CompletedTask;

    private async Task ApplyAsync()
    {
        var theme = Now.Theme.ToString().ToLowerInvariant();
        await browser.CallAsync("appear", theme, Now.Size, Now.MoreContrast, Language.Code(), Language.Direction());
        Changed?.Invoke();
    }

    private static Appearance Read(string kept)
    {
        try
        {
            return JsonSerializer.Deserialize(kept, AppearanceJson.Default.Appearance) ?? new Appearance();
        }
        catch (JsonException)
        {
            // Somebody else's entry, or one of an older page: begin anew.
            return new Appearance();
        }
    }
}
