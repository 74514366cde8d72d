using PeerConnect.Contracts;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Answering;

/// <summary>The language in which somebody asks for sentences.</summary>
internal static class Spoken
{
    public static readonly Refusal Unknown = Refusals.InvalidInput("Sentences are there in \"en\" and \"es\".");

    /// <summary>The language of a code; null where there are no sentences in it.</summary>
    public static NoticeLanguage? In(string code) => code switch
    {
        "en" => NoticeLanguage.English,
        "es" => NoticeLanguage.Spanish,
        _ => null,
    };

    public static string Code(NoticeLanguage language) => language switch
    {
        NoticeLanguage.English => "en",
        NoticeLanguage.Spanish => "es",
    };
}
