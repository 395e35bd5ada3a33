namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>A technician who may carry out a visit.</summary>
/// <param name="TechnicianId">The id of the technician.</param>
/// <param name="SkillSurplus">The number of skills that the technician has and the visit does not need.</param>
/// <param name="BreaksContinuity">Whether another technician is preferred, for example the one of the previous visit.</param>
public readonly record struct Candidate(Guid TechnicianId, int SkillSurplus = 0, bool BreaksContinuity = false);
