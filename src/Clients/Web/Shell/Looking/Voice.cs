using Microsoft.JSInterop;

namespace PeerConnect.Shell.Looking;

/// <summary>Reads aloud, where the device itself has a voice for the language: no text goes to another machine for it.</summary>
public sealed class Voice(Browser browser, LookKeeper look)
{
    private DotNetObjectReference<Voice>? self;

    /// <summary>Voices appeared or went, or another text is read now, or none.</summary>
    public event Action? Changed;

    /// <summary>Whether there is a voice.</summary>
    public bool Can { get; private set; }

    /// <summary>Whose text is read just now; null for nobody's.</summary>
    public object? Reader { get; private set; }

    public async Task BeginAsync()
    {
        if (self is null)
        {
            self = DotNetObjectReference.Create(this);
            look.Changed += () => _ = FindAsync();
        }

        await browser.CallAsync("onVoices", self);
        await FindAsync();
    }

    /// <summary>Reads a text, and no other any more.</summary>
    public async Task SpeakAsync(object reader, string text)
    {
        Reader = reader;
        await browser.CallAsync("speak", text, Texts.LanguageCode.Code(look.Language), self);
        Changed?.Invoke();
    }

    /// <summary>Stops, where this is what is read.</summary>
    public async Task StopAsync(object reader)
    {
        if (Reader == reader)
        {
            Reader = null;
            await browser.CallAsync("hush");
            Changed?.Invoke();
        }
    }

    /// <summary>Called by the browser.</summary>
    [JSInvokable]
    public Task VoicesChanged() => FindAsync();

    /// <summary>Called by the browser: it read to the end.</summary>
    [JSInvokable]
    public void HasRead()
    {
        Reader = null;
        Changed?.Invoke();
    }

    private async Task FindAsync()
    {
        Can = await browser.AskAsync<bool>("canSpeak", Texts.LanguageCode.Code(look.Language));
        Changed?.Invoke();
    }
}
