using System.Globalization;
using Microsoft.Extensions.Options;
using PeerConnect.Hub.People.Sessions;
using Serilog;
using Serilog.Configuration;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;

namespace PeerConnect.Hub.Operations;

/// <summary>Serilog as configured.</summary>
internal static class Logs
{
    private const string Readable = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    public static IServiceCollection AddLogs(this IServiceCollection services)
    {
        services.AddAnnotatedOptions<LogOptions>(LogOptions.Section);

        // Not the process's one static logger: several servers in one process would write into the log of the last.
        return services.AddSerilog(
            (provider, logger) => Configure(logger, provider.GetRequiredService<IOptions<LogOptions>>().Value), preserveStaticLogger: true);
    }

    private static void Configure(LoggerConfiguration logger, LogOptions options)
    {
        // Below Information SignalR prints the arguments of every call, and binding prints the values that it could not bind.
        var framework = options.Level > LogEventLevel.Warning ? options.Level : LogEventLevel.Warning;
        var calls = options.Level > LogEventLevel.Information ? options.Level : LogEventLevel.Information;
        logger.MinimumLevel.Is(options.Level)
            .MinimumLevel.Override("System", framework)
            .MinimumLevel.Override("Microsoft", framework)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", calls)
            .MinimumLevel.Override("Microsoft.AspNetCore.SignalR", calls)
            .MinimumLevel.Override("Microsoft.AspNetCore.Http.Connections", calls)
            .MinimumLevel.Override(typeof(SessionAuthentication).FullName!, framework)
            .Enrich.FromLogContext();
        ITextFormatter format = options.Format switch
        {
            LogFormat.Json => new RenderedCompactJsonFormatter(),
            LogFormat.Text => new MessageTemplateTextFormatter(Readable, CultureInfo.InvariantCulture),
        };
        WriteTo(logger.WriteTo, options, format);
    }

    private static void WriteTo(LoggerSinkConfiguration sinks, LogOptions options, ITextFormatter format)
    {
        if (options.Console)
        {
            sinks.Console(format);
        }

        if (options.File is { Length: > 0 } file)
        {
            sinks.File(format, file, rollingInterval: RollingInterval.Day, retainedFileCountLimit: 31);
        }
    }
}
