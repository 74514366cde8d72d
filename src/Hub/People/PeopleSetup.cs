using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.People.Demo;
using PeerConnect.Hub.People.Devices;
using PeerConnect.Hub.People.Import;
using PeerConnect.Hub.People.Residents;
using PeerConnect.Hub.People.Roles;
using PeerConnect.Hub.People.Sessions;
using PeerConnect.Hub.People.SignIn;
using PeerConnect.Hub.People.Staff;
using PeerConnect.Hub.Storage.People;
using PeerConnect.Hub.Storage.Schema;
using SignInOptions = PeerConnect.Hub.People.SignIn.SignInOptions;

namespace PeerConnect.Hub.People;

/// <summary>Entry of the feature: people, their roles, devices and sessions.</summary>
internal static class PeopleSetup
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSessions().AddSignIn().AddStaffAccounts();
        services.AddSingleton<PeopleDirectory>().AddSingleton<PersonRecords>().AddSingleton<RoleRecords>().AddSingleton<SetRanks>().AddSingleton<CodedRecords<UnitRow>>().AddSingleton<CodedRecords<ProgrammeRow>>();
        services.AddSingleton<DeviceRows>().AddSingleton<ImportRecords>().AddSingleton<FacilityRecords>().AddSingleton<DemoRecords>();
        services.AddSingleton<AddOneResident>().AddSingleton<MovePerson>().AddSingleton<GiveFirstPin>().AddSingleton<SuspendPerson>();
        services.AddSingleton<FindPeople>().AddSingleton<ManageUnits>().AddSingleton<ManageProgrammes>().AddSingleton<ManageDevices>().AddSingleton<EndSessions>();
        services.AddSingleton<ChangeRoles>().AddSingleton<CertifySupporter>().AddSingleton<RecordRelation>();
        services.AddSingleton<ImportPeople>().AddSingleton<ImportUnits>();
        services.AddScoped<CreateDemo>().AddScoped<ReadDemoCode>();

        // In this order: the demo fills an empty folder before anybody is asked to set one up.
        services.AddSingleton<IStartStep, DemoStart>().AddSingleton<IStartStep, SetUpCode.Print>();
        return services;
    }

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        app.MapSignIn();
        app.MapPeopleRecords();
        app.MapStaff();
    }

    private static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddAnnotatedOptions<SignInOptions>(SignInOptions.Section);
        services.AddSingleton<SecretHashing>().AddSingleton<HashingSlots>().AddSingleton<SignInThrottle>().AddSingleton<SignInMetrics>();
        services.AddSingleton<SignInRows>().AddSingleton<SignInOrigins>().AddSingleton<SignInAnswer>().AddSingleton<ReadEntrance>();
        return services.AddSingleton<SignInResident>().AddSingleton<ChangeOwnPin>().AddSingleton<ChooseOwnLanguage>().AddSingleton<SignOut>();
    }

    private static IServiceCollection AddStaffAccounts(this IServiceCollection services)
    {
        // Before Identity's own, which then stay out.
        services.AddScoped<IUserValidator<StaffAccount>, StaffNameValidator>().AddScoped<IPasswordValidator<StaffAccount>, StaffPasswordValidator>();
        services.AddSingleton<IPasswordHasher<StaffAccount>, StaffPasswordHasher>();
        services.AddSingleton<AuthenticatorCodes>().AddSingleton<UnknownNames>().AddSingleton<SetUpCode>().AddSingleton<RecoveryRecords>();
        services.AddScoped<StaffAccountStore>();
        services.TryAddScoped<IUserStore<StaffAccount>>(provider => provider.GetRequiredService<StaffAccountStore>());
        services.AddIdentityCore<StaffAccount>(identity =>
            {
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddUserManager<StaffCredentials>()
            .AddTokenProvider<AuthenticatorCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<SignInStaff>().AddScoped<ChangeOwnPassword>().AddScoped<InviteStaffMember>().AddScoped<EnrolStaff>().AddScoped<RecoverStaff>();
        return services.AddScoped<SetUpFirstFacility>().AddScoped<AddAnotherFacility>();
    }
}
