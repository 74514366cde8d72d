using System.ComponentModel.DataAnnotations;
using Serilog.Events;

namespace PeerConnect.Hub.Operations;

internal enum LogFormat
{
    /// <summary>One JSON object a line (compact log event format).</summary>
    Json,

    /// <summary>Readable lines.</summary>
    Text,
}

/// <summary>Where the log goes. Section "Log". It never holds what people wrote, names, tokens or PINs, whatever the level.</summary>
internal sealed class LogOptions
{
    public const string Section = "Log";

    /// <summary>Least level of the project's own messages; the framework's stay at Information or above.</summary>
    [EnumDataType(typeof(LogEventLevel), ErrorMessage = "Set Log:Level to Verbose, Debug, Information, Warning, Error or Fatal.")]
    public LogEventLevel Level { get; set; } = LogEventLevel.Information;

    /// <summary>Json or Text.</summary>
    [EnumDataType(typeof(LogFormat), ErrorMessage = "Set Log:Format to Json or Text.")]
    public LogFormat Format { get; set; } = LogFormat.Json;

    /// <summary>Whether to write to standard output.</summary>
    public bool Console { get; set; } = true;

    /// <summary>File to write to as well, one a day, 31 kept; none by default.</summary>
    public string? File { get; set; }
}
