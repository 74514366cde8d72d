using Microsoft.JSInterop;

namespace PeerConnect.Shell.Looking;

/// <summary>Reads aloud, where the device itself has a voice for the language: no text goes to another machine for it.</summary>
public sealed class Voice(Browser browser, LookKeeper look)
{
    private DotNetObjectReference<Voice>? self;

    /// <summary>Voices appeared or went.</summary>
    public event Action? Changed;

    public async Task BeginAsync()
    {
        self ??= DotNetObjectReference.Create(this);
        await browser.CallAsync("onVoices", self);
    }

    public ValueTask<bool> CanSpeakAsync() => browser.AskAsync<bool>("canSpeak", Texts.LanguageCode.Code(look.Language));

    public ValueTask SpeakAsync(string text) => browser.CallAsync("speak", text, Texts.LanguageCode.Code(look.Language));

    public ValueTask StopAsync() => browser.CallAsync("hush");

    /// <summary>Called by the browser.</summary>
    [JSInvokable]
    public void VoicesChanged() => Changed?.Invoke();
}
