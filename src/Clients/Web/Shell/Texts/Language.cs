namespace PeerConnect.Shell.Texts;

/// <summary>The languages that the pages are written in.</summary>
public enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>Spanish.</summary>
    Spanish,
}

/// <summary>How languages are named on the wire and in a document.</summary>
public static class LanguageCode
{
    /// <summary>"en" or "es".</summary>
    public static string Code(this Language language) => language switch
    {
        Language.English => "en",
        Language.Spanish => "es",
    };

    /// <summary>"ltr", or "rtl" for a language that is written from the right.</summary>
    public static string Direction(this Language language) => language switch
    {
        Language.English or Language.Spanish => "ltr",
    };

    /// <summary>The language of a code or of a browser's tag such as "es-MX"; English for any other.</summary>
    public static Language Of(string? code) => code is not null && code.StartsWith("es", StringComparison.OrdinalIgnoreCase) ? Language.Spanish : Language.English;
}
