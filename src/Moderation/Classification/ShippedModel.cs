namespace PeerConnect.Moderation.Classification;

/// <summary>The model that ships with the product, pinned by its content.</summary>
public static class ShippedModel
{
    /// <summary>The file's name, in the folder <c>Models</c> beside the program.</summary>
    public const string FileName = "peerconnect.model";

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public const string Sha256 = "5540b41729bd09f319c0cd4af204d17c724dfbd6768408e37a9e69743925e7c0";

    /// <summary>It misses about one in this many messages that somebody should have seen (model card), rounded down; 1 means more than half. For the notice.</summary>
    public const int MissesOneIn = 1;

    /// <summary>Where the file lies unless the hub's options name another place.</summary>
    public static string DefaultPath => Path.Combine(AppContext.BaseDirectory, "Models", FileName);

    /// <summary>Opens the shipped model.</summary>
    /// <param name="path">Where it is; <see cref="DefaultPath"/> where null.</param>
    public static ModelOpening Open(string? path = null) => ModelFile.Open(path ?? DefaultPath, ModelPin.Sha256(Sha256));
}
