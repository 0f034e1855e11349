using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BudgetPortal.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Delegations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "EscalationDays",
                schema: "organization",
                table: "Organizations",
                type: "int",
                nullable: false,
                defaultValueSql: "5");

            migrationBuilder.CreateTable(
                name: "Delegations",
                schema: "planning",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DeputyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    StartsAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    EndsAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    CreatedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Delegations", x => x.Id);
                    table.CheckConstraint("CK_Delegations_Days", "\"From\" <= \"Until\"");
                    table.CheckConstraint("CK_Delegations_People", "\"OwnerId\" <> \"DeputyId\"");
                    table.ForeignKey(
                        name: "FK_Delegations_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Delegations_Users_CreatedById",
                        column: x => x.CreatedById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Delegations_Users_DeputyId",
                        column: x => x.DeputyId,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Delegations_Users_OwnerId",
                        column: x => x.OwnerId,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Organizations_EscalationDays",
                schema: "organization",
                table: "Organizations",
                sql: "\"EscalationDays\" BETWEEN 0 AND 60");

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_CreatedById",
                schema: "planning",
                table: "Delegations",
                column: "CreatedById");

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_DeputyId_EndsAt",
                schema: "planning",
                table: "Delegations",
                columns: new[] { "DeputyId", "EndsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_OrganizationId",
                schema: "planning",
                table: "Delegations",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_OwnerId_EndsAt",
                schema: "planning",
                table: "Delegations",
                columns: new[] { "OwnerId", "EndsAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Delegations",
                schema: "planning");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Organizations_EscalationDays",
                schema: "organization",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "EscalationDays",
                schema: "organization",
                table: "Organizations");
        }
    }
}
