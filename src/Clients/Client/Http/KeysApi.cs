using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>The server's key-encryption keys, by name alone. For administrators.</summary>
public sealed class KeysApi
{
    private readonly HttpCalls calls;

    internal KeysApi(HttpCalls calls) => this.calls = calls;

    /// <summary>Which keys there are, and how many data keys each wraps.</summary>
    public Task<Reply<KeyStates>> StatesAsync(CancellationToken cancellationToken = default) => calls.GetAsync<KeyStates>("keys", cancellationToken);

    /// <summary>Replaces the key-encryption key while the server runs. Make a new escrow of the key file and a new backup afterwards.</summary>
    public Task<Reply<KeysRotated>> RotateAsync(CancellationToken cancellationToken = default) =>
        calls.PostAsync<KeysRotated>("keys/rotate", null, cancellationToken);
}
