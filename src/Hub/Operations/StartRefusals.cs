using Microsoft.Extensions.Options;

namespace PeerConnect.Hub.Operations;

/// <summary>Runs the program; a refused start is one sentence on standard error and exit code 1.</summary>
internal static class StartRefusals
{
    public static async Task<int> RunAsync(Func<Task<int>> program)
    {
        try
        {
            return await program();
        }
        catch (StartRefusedException refused)
        {
            return Say(refused.Message);
        }
        catch (OptionsValidationException invalid)
        {
            return Say(string.Join(' ', invalid.Failures));
        }
        catch (AggregateException several) when (several.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            return Say(string.Join(' ', several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures)));
        }
    }

    /// <summary>Everything that may refuse the start, before the first address is bound.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        app.Services.GetService<IStartupValidator>()?.Validate();
        foreach (var step in app.Services.GetServices<IStartStep>())
        {
            await step.StartAsync(app.Lifetime.ApplicationStopping);
        }
    }

    private static int Say(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
