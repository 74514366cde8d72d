using Microsoft.JSInterop;

namespace PeerConnect.Staff.Frame;

/// <summary>The tone, the title that calls, the keys, and what else only a script can do here; desk.js is its other half.</summary>
internal sealed class DeskScript(IJSRuntime scripts)
{
    private IJSObjectReference? module;
    private DotNetObjectReference<DeskScript>? self;

    /// <summary>Whether the page may sound turned out otherwise.</summary>
    public event Action? Changed;

    /// <summary>Whether the browser lets the page sound: not before somebody touched it.</summary>
    public bool MaySound { get; private set; }

    /// <summary>Whether the keys on the buttons work: whoever steers by voice, or types by mistake, turns them off.</summary>
    public bool KeysOn { get; private set; } = true;

    /// <summary>Finds out whether the page may sound, and hears of it when somebody touches it first.</summary>
    public async Task WatchSoundAsync()
    {
        self ??= DotNetObjectReference.Create(this);
        await (await ModuleAsync()).InvokeVoidAsync("onSound", self);
        await SoundChanged();
    }

    /// <summary>Called by the browser.</summary>
    [JSInvokable]
    public async Task SoundChanged() => Learn(await (await ModuleAsync()).InvokeAsync<bool>("maySound"));

    /// <summary>Sounds once, where the browser lets it.</summary>
    public async Task TryToneAsync() => Learn(await (await ModuleAsync()).InvokeAsync<bool>("tryTone"));

    /// <summary>Calls by a tone until somebody touches the page, and by the title until <see cref="CalmAsync"/>.</summary>
    public async Task CallAsync(string title) => await (await ModuleAsync()).InvokeVoidAsync("call", title);

    /// <summary>The title says what still waits; nothing sounds for it.</summary>
    public async Task NameAsync(string title) => await (await ModuleAsync()).InvokeVoidAsync("name", title);

    public async Task CalmAsync() => await (await ModuleAsync()).InvokeVoidAsync("calm");

    public async Task TurnKeysAsync(bool on)
    {
        KeysOn = on;
        await (await ModuleAsync()).InvokeVoidAsync("setKeys", on);
    }

    /// <summary>Puts the cursor before a place of a text that is being written.</summary>
    /// <param name="selector">The field.</param>
    /// <param name="at">Before which character, counted from 0.</param>
    /// <param name="line">In which line that is, counted from 1.</param>
    public async Task PutCursorAsync(string selector, int at, int line) => await (await ModuleAsync()).InvokeVoidAsync("putCursor", selector, at, line);

    /// <summary>Pushes the menu of pages along until the one that is open is in sight.</summary>
    public async Task ShowPlaceAsync() => await (await ModuleAsync()).InvokeVoidAsync("showPlace");

    /// <summary>Gives a text to the person as a file.</summary>
    public async Task SaveAsync(string name, string text) => await (await ModuleAsync()).InvokeVoidAsync("save", name, text);

    /// <summary>Prints what the page shows to be printed.</summary>
    public async Task PrintAsync() => await (await ModuleAsync()).InvokeVoidAsync("printPage");

    /// <summary>Opens a form to print in a tab of its own, until the session or this page ends.</summary>
    public async Task OpenFormAsync(string address) => await (await ModuleAsync()).InvokeVoidAsync("openForm", address);

    public async Task CloseFormsAsync() => await (await ModuleAsync()).InvokeVoidAsync("closeForms");

    private void Learn(bool may)
    {
        if (may != MaySound)
        {
            MaySound = may;
            Changed?.Invoke();
        }
    }

    private async ValueTask<IJSObjectReference> ModuleAsync() => module ??= await scripts.InvokeAsync<IJSObjectReference>("import", "/staff/desk.js");
}
