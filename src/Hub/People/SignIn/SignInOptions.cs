using System.ComponentModel.DataAnnotations;

namespace PeerConnect.Hub.People.SignIn;

/// <summary>The cost of a sign-in. Section "SignIn".</summary>
internal sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>Memory of one Argon2id hash in MiB. 8 to 1024; 19 by default. Hashes made with other costs are renewed at the next sign-in.</summary>
    [Range(8, 1024, ErrorMessage = "Set SignIn:HashMemoryMiB to a number between 8 and 1024.")]
    public int HashMemoryMiB { get; set; } = 19;

    /// <summary>Passes of one Argon2id hash. 1 to 10; 2 by default.</summary>
    [Range(1, 10, ErrorMessage = "Set SignIn:HashPasses to a number between 1 and 10.")]
    public int HashPasses { get; set; } = 2;

    /// <summary>Sign-ins that may wait for a processor core; one more is told to try again. 10 to 10000; 500 by default.</summary>
    [Range(10, 10_000, ErrorMessage = "Set SignIn:MostWaiting to a number between 10 and 10000.")]
    public int MostWaiting { get; set; } = 500;
}
