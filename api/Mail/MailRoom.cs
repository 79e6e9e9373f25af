using TalentPool.Database;

namespace TalentPool.Mail;

/// <summary>How the mail room is put together.</summary>
public static class MailRoom
{
    /// <summary>Settings, the way out and the worker. <c>Workers:Enabled=false</c> leaves the worker out: then tests or tools run the work.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or wrong.</exception>
    public static void AddMail(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment, DataFolder folder)
    {
        var settings = MailSettings.Read(configuration, environment.IsDevelopment());
        services.AddSingleton(settings);
        services.AddSingleton(new UnsubscribeLinks(UnsubscribeLinks.LoadKey(configuration, folder, environment.IsDevelopment()), settings));
        services.AddSingleton<Circuit>();
        services.AddSingleton<Postman>();
        if (settings.Smtp is { } smtp) services.AddSingleton<IMailRoute>(provider => new Smtp(smtp, provider.GetRequiredService<TimeProvider>()));
        else services.AddSingleton<IMailRoute, LocalMailbox>();
        if (environment.IsDevelopment()) services.AddSingleton<LocalMailbox>();
        if (WorkersEnabled(configuration)) services.AddHostedService<OutboxWorker>();
    }

    /// <summary>False when this process must not do background work.</summary>
    public static bool WorkersEnabled(IConfiguration configuration) => configuration.GetValue("Workers:Enabled", true);
}
