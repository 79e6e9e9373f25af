namespace TalentPool.Domain;

/// <summary>How a prefecture appoints someone under the laws on local public servants (任用形態).</summary>
public enum AppointmentType
{
    /// <summary>Permanent (正規職員).</summary>
    Regular,

    /// <summary>Permanent, chosen among people with experience (経験者採用).</summary>
    RegularExperienced,

    /// <summary>General fixed term (一般任期付職員).</summary>
    FixedTermGeneral,

    /// <summary>Fixed term for high expertise (特定任期付職員).</summary>
    FixedTermSpecified,

    /// <summary>One fiscal year, full time (会計年度任用職員、フルタイム).</summary>
    FiscalYearFull,

    /// <summary>One fiscal year, part time (会計年度任用職員、パートタイム).</summary>
    FiscalYearPart,

    /// <summary>Special part-time post (特別職非常勤職員).</summary>
    SpecialPartTime,

    /// <summary>A contract for services, without appointment (業務委託).</summary>
    ServiceContract,
}

/// <summary>What an appointment means to the person who works (働き方の区分); what candidates wish for and search by.</summary>
public enum EmploymentType
{
    FullTime,
    PartTime,
    SideJob,
    Dispatch,
}

/// <summary>What the amounts of a posting's pay are for.</summary>
public enum PayUnit
{
    Hour,
    Day,
    Month,
    Year,
}

/// <summary>Where the work is done.</summary>
public enum WorkStyle
{
    Onsite,
    OnsitePartialRemote,
    Hybrid,
    RemotePossible,
    RemoteMain,
}

/// <summary>What follows from the terms of a posting.</summary>
public static class PostingTerms
{
    /// <summary>The kind of employment that an appointment amounts to.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not one of the named appointments.</exception>
    public static EmploymentType EmploymentOf(AppointmentType appointment) => appointment switch
    {
        AppointmentType.Regular or AppointmentType.RegularExperienced => EmploymentType.FullTime,
        AppointmentType.FixedTermGeneral or AppointmentType.FixedTermSpecified or AppointmentType.FiscalYearFull => EmploymentType.FullTime,
        AppointmentType.FiscalYearPart or AppointmentType.SpecialPartTime => EmploymentType.PartTime,
        AppointmentType.ServiceContract => EmploymentType.SideJob,
        _ => throw new ArgumentOutOfRangeException(nameof(appointment), appointment, "No such appointment."),
    };
}
