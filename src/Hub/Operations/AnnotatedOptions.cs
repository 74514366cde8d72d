using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PeerConnect.Hub.Operations;

/// <summary>Binds a section to an annotated class. A wrong value, an unknown name or a value of the wrong type stops the start with a sentence.</summary>
/// <remarks>The framework's own annotation validator wraps each sentence in class and member names; people who configure read these.</remarks>
internal static class AnnotatedOptions
{
    public static IServiceCollection AddAnnotatedOptions<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddOptions<TOptions>().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<TOptions>>(provider => new Binding<TOptions>(provider.GetRequiredService<IConfiguration>(), section));
        services.AddSingleton<IValidateOptions<TOptions>, Annotations<TOptions>>();
        return services;
    }

    private sealed class Binding<TOptions>(IConfiguration configuration, string section) : IConfigureOptions<TOptions>
        where TOptions : class
    {
        public void Configure(TOptions options)
        {
            try
            {
                configuration.GetSection(section).Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
            }
            catch (InvalidOperationException fault)
            {
                throw new StartRefusedException(Sentence(fault), fault);
            }
        }

        private string Sentence(InvalidOperationException fault)
        {
            var known = typeof(TOptions).GetProperties().Select(property => property.Name).ToList();
            var unknown = configuration.GetSection(section).GetChildren().Select(child => child.Key)
                .FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase));
            return unknown is null
                ? $"The configuration section '{section}' cannot be read: {fault.Message}"
                : $"There is no setting '{section}:{unknown}'. Known ones are {string.Join(", ", known)}.";
        }
    }

    private sealed class Annotations<TOptions> : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            var faults = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(faults.Select(fault => fault.ErrorMessage ?? "A setting has a value that is not allowed."));
        }
    }
}
