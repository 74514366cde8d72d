using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Microsoft.Extensions.DependencyInjection;
using PeerConnect.Residents;
using PeerConnect.Residents.Talking;
using PeerConnect.Shell.Visiting;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<App>("#app");
builder.Services.AddShell(new Uri(builder.HostEnvironment.BaseAddress));
builder.Services.AddSingleton<Desk>().AddSingleton<Drafts>();
await builder.Build().RunAsync();
