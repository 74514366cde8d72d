namespace PeerConnect.Contracts;

/// <summary>A finished rotation. Make a new escrow of the key file and a new backup now: older backups need the older key file.</summary>
/// <param name="CurrentKeyId">Name of the key-encryption key in use.</param>
/// <param name="Rewrapped">How many data keys were wrapped anew by this call.</param>
/// <param name="RemovedKeyIds">Names of the keys that are no longer in the key file.</param>
/// <param name="Resumed">Whether it finished an earlier rotation that was cut short.</param>
public sealed record KeysRotated(string CurrentKeyId, int Rewrapped, IReadOnlyList<string> RemovedKeyIds, bool Resumed);

/// <param name="KeyId">Name of a key-encryption key in the key file.</param>
/// <param name="DataKeys">How many data keys it wraps.</param>
public sealed record KeyState(string KeyId, int DataKeys);

/// <summary>The key-encryption keys, by name alone. More than one means that a rotation is under way or was cut short.</summary>
public sealed record KeyStates(string CurrentKeyId, IReadOnlyList<KeyState> Keys);
