using System.Text.Json;
using PeerConnect.Contracts;

namespace PeerConnect.Cli;

/// <summary>One signed-in person on this machine.</summary>
/// <param name="Server">Where.</param>
/// <param name="Session">The session, with its token.</param>
/// <param name="InboxPosition">The last personal notice that was shown.</param>
internal sealed record Profile(Uri Server, SignedIn Session, long? InboxPosition = null)
{
    public override string ToString() => "Profile";
}

/// <summary>Keeps each profile in a file that only its owner can read.</summary>
internal sealed class ProfileStore(string folder)
{
    public static bool IsName(string name) => name.Length is > 0 and <= 40 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    public Profile? Load(string name)
    {
        try
        {
            return JsonSerializer.Deserialize<Profile>(File.ReadAllBytes(PathOf(name)), CliJson.Options);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException)
        {
            // A file of another version holds a session that cannot be used: as good as signed out.
            return null;
        }
    }

    public void Save(string name, Profile profile)
    {
        CreateFolder();
        var path = PathOf(name);
        var fresh = path + ".new";
        File.Delete(fresh);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(fresh, options))
        {
            JsonSerializer.Serialize(file, profile, CliJson.Options);
        }

        File.Move(fresh, path, overwrite: true);
    }

    public void Remove(string name) => File.Delete(PathOf(name));

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private string PathOf(string name) => Path.Combine(folder, name + ".json");
}
