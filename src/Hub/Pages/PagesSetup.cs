using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.FileProviders;

namespace PeerConnect.Hub.Pages;

/// <summary>Entry of the feature: serves the browser apps, the residents' at "/" and the staff's at "/staff". Nobody needs a session to load them: they hold no text of anybody.</summary>
internal static class PagesSetup
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ServedPages>();

        // A server that was only built would look after each file anew at each request, and answer for every name with a dot in it.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";

        // A published server has the files beside it, whatever folder it was started from; one that was only built knows where each of them lies.
        var published = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (Directory.Exists(published))
        {
            builder.Environment.WebRootFileProvider = new PhysicalFileProvider(published);
        }
        else
        {
            builder.WebHost.UseStaticWebAssets();
        }
    }

    public static void UsePages(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<ServedPages>();
        app.Use((context, next) =>
        {
            pages.Name(context);
            return next(context);
        });
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous().Add(endpoint =>
        {
            // Assets say themselves how long they may be kept; with the answers' own "no-store" before it, nothing would be.
            if (endpoint.RequestDelegate is { } send)
            {
                endpoint.RequestDelegate = context =>
                {
                    context.Response.Headers.Remove("Cache-Control");
                    PageHeaders.Apply(context);
                    return send(context);
                };
            }
        });

        // The pages of an app share one document; it asks for no more than its address says.
        app.MapGet("/", (HttpContext context, IWebHostEnvironment host) => Document(context, host, "index.html")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/app/{**page}", (HttpContext context, IWebHostEnvironment host) => Document(context, host, "index.html")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/staff/{**page}", (HttpContext context, IWebHostEnvironment host) => Document(context, host, "staff/index.html")).AllowAnonymous().ExcludeFromDescription();
    }

    private static FileStreamHttpResult Document(HttpContext context, IWebHostEnvironment host, string file)
    {
        PageHeaders.Apply(context);
        return TypedResults.Stream(host.WebRootFileProvider.GetFileInfo(file).CreateReadStream(), "text/html; charset=utf-8");
    }
}
