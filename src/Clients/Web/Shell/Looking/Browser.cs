using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace PeerConnect.Shell.Looking;

/// <summary>What only a script can do in a browser; shell.js is its other half.</summary>
public sealed class Browser(IJSRuntime scripts)
{
    private IJSObjectReference? module;

    public async ValueTask CallAsync(string name, params object?[] arguments) => await (await ModuleAsync()).InvokeVoidAsync(name, arguments);

    public async ValueTask<T> AskAsync<T>(string name, params object?[] arguments) => await (await ModuleAsync()).InvokeAsync<T>(name, arguments);

    /// <summary>Ends the program in this page and begins at an address, without a way back: memory and history hold nothing of it.</summary>
    public ValueTask LeaveAsync(string address) => CallAsync("leave", address);

    public ValueTask ShowAsync(ElementReference dialog) => CallAsync("showDialog", dialog);

    public ValueTask FocusAsync(string selector) => CallAsync("focusOn", selector);

    private async ValueTask<IJSObjectReference> ModuleAsync() =>
        module ??= await scripts.InvokeAsync<IJSObjectReference>("import", "/_content/PeerConnect.Shell/shell.js");
}
